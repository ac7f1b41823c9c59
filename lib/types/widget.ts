import type { HoursProperties } from '../widgets/business-hours/properties';
import type { EnqueueProperties } from '../widgets/enqueue-call/properties';
import type { GatherProperties } from '../widgets/gather-input-on-call/properties';
import type { HttpProperties, NamedValue } from '../widgets/make-http-request/properties';
import type { PromptProperties } from '../widgets/prompt-properties';
import type { RecordProperties } from '../widgets/record-voicemail/properties';
import type { ConditionSource } from '../widgets/split-based-on/properties';
import type { WidgetProperties } from './dial-widget';

/** The properties of each type of widget that runs here, as the build packs them. */
export interface PropertiesOf {
  readonly 'connect-call-to': WidgetProperties;
  readonly 'say-play': PromptProperties;
  readonly 'gather-input-on-call': GatherProperties;
  readonly 'split-based-on': {
    /** Empty where every condition says by itself what is compared. */
    readonly input: string;
  };
  readonly 'set-variables': { readonly variables: readonly NamedValue[] };
  readonly 'record-voicemail': RecordProperties;
  readonly 'enqueue-call': EnqueueProperties;
  readonly 'add-twiml-redirect': { readonly url?: string; readonly method?: string };
  readonly 'send-message': Readonly<Partial<Record<'from' | 'to' | 'body' | 'media_url', string>>>;
  readonly 'make-http-request': HttpProperties;
  readonly 'run-function': { readonly url?: string; readonly parameters?: readonly NamedValue[] };
  readonly 'business-hours': HoursProperties;
}

export type WidgetType = keyof PropertiesOf;

/** A widget as the build has checked and packed it. */
export type WidgetOf<T extends WidgetType> = {
  readonly [K in T]: {
    readonly type: K;
    readonly name: string;
    /** The flow that it belongs to; none for a single widget. */
    readonly flow?: string;
    /** E.164; the first one is a fallback for the caller ID. */
    readonly numbers: readonly string[];
    readonly properties: PropertiesOf[K];
    readonly transitions: readonly Transition[];
    /** The outputs that some template reads, as paths below `widgets.NAME`; an empty path is all of them. */
    readonly reads: readonly OutputPath[];
  };
}[T];

export type Widget = WidgetOf<WidgetType>;

/** The widget that this project is named after: it rings people. */
export type DialWidget = WidgetOf<'connect-call-to'>;

/** Where a widget leads when this happens. */
export interface Transition {
  readonly event: string;
  /** Empty where the flow ends. May hold Liquid. */
  readonly next: string;
  /** Which all have to hold, where it is one of several for its event. */
  readonly conditions?: readonly ConditionSource[];
}

export type OutputPath = readonly string[];

/** A flow as the build has checked and packed it: its widgets are found by its name and theirs. */
export interface Flow {
  readonly type: 'flow';
  readonly name: string;
  readonly numbers: readonly string[];
  /** The widget that an incoming call comes to first. */
  readonly start: string;
}

/** Where a transition leads; `W` and `F` are what the reader knows of a widget and of a flow. */
export type Next<W = Widget, F = Flow> =
  | { readonly kind: 'end' }
  | { readonly kind: 'widget'; readonly widget: W }
  | { readonly kind: 'flow'; readonly flow: F }
  | { readonly kind: 'url'; readonly url: URL };
