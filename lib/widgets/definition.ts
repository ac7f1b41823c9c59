import type * as v from 'valibot';
import type { Known } from '../config/check-liquid';
import type { Entries } from '../config/closed-object';
import type { Remark } from '../config/finding';
import type { PropertiesOf, WidgetType } from '../types';

/** What the build, editors and people know of a type of widget. */
export interface Definition<T extends WidgetType = WidgetType> {
  /** As Studio's panel calls it. */
  readonly title: string;
  readonly description: string;
  /** The schema of `properties`. */
  readonly schema: v.GenericSchema & { readonly entries: Entries };
  /** The schema of a transition's `conditions`; absent where the type has none. */
  readonly conditions?: v.GenericSchema;
  /** Events for which there may be several transitions. */
  readonly repeated?: readonly string[];
  /** The events that its transitions may list, with what they mean; in the order in which they are told. */
  readonly events: Readonly<Record<string, string>>;
  /** What `widgets.NAME` has afterwards. */
  readonly outputs: Known;
  /** What a schema cannot say: of the properties as the file has them, and of the transitions. */
  readonly check?: (widget: RawWidget, secrets: readonly string[]) => readonly Remark[];
  /** The properties as a call reads them: all texts, since all may be Liquid. */
  pack(properties: Readonly<Record<string, unknown>>): PropertiesOf[T];
}

/** The parts of a widget that a definition checks, as its file has them. */
interface RawWidget {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly transitions: unknown;
  /** The properties with those that nothing here reads. */
  readonly exported: Readonly<Record<string, unknown>>;
}
