import type { WidgetFile } from '../../lib/config/draft';
import { type Finding, fault } from '../../lib/config/finding';
import { parseJson } from '../../lib/config/parse-json';
import { unwrapFlow } from '../../lib/flows/unwrap-flow';
import { isObject } from '../../lib/is-object';
import { quote } from '../../lib/quote';
import { type FlowFrame, frameOf, freeName, type WidgetJson } from './workbench';

/** What a pasted text holds. */
export type Brought =
  | { readonly kind: 'nothing' }
  /** Neither a widget nor a flow. */
  | { readonly kind: 'neither'; readonly findings: readonly Finding[] }
  /** One widget, taken as it is. */
  | { readonly kind: 'widget'; readonly widget: WidgetJson }
  /** A flow, taken as it is; what does not run here shows on its form. */
  | { readonly kind: 'flow'; readonly flow: FlowFrame; readonly widgets: readonly WidgetJson[] };

/**
 * Read what somebody pastes or drops: a widget of this project or of Studio's, or a flow in any form in which Studio, its
 * API or its command line give it.
 */
export function readBrought({ path, text }: WidgetFile): Brought {
  if (text.trim() === '') return { kind: 'nothing' };
  const { document, faults } = parseJson(text);
  if (document === undefined || faults.length > 0) {
    return { kind: 'neither', findings: faults.map((one) => ({ ...one, file: path, severity: 'fault' })) };
  }
  const value = withParsedDefinition(document.value);
  if (isObject(value) && isObject(value.properties) && !('states' in value)) {
    return { kind: 'widget', widget: 'name' in value ? value : { name: nameFrom(path), ...value } };
  }
  const unwrapped = unwrapFlow(value);
  if ('severity' in unwrapped) {
    const neither = fault([], `is ${quote(value)}; expected a widget, or a flow as Studio exports it`);
    const remark = isObject(value) || Array.isArray(value) ? unwrapped : neither;
    return { kind: 'neither', findings: [{ ...remark, ...document.place(remark.path), file: path }] };
  }
  const { definition, holders } = unwrapped;
  const { states, numbers: _, $schema: __, ...rest } = definition;
  const numbers = holders.flatMap((holder) => holder.value.numbers ?? []);
  const title = holders.map((holder) => holder.value.friendly_name ?? holder.value.friendlyName).find(isText);
  return {
    kind: 'flow',
    flow: {
      ...frameOf(nameFrom(path === pastedPath ? (title ?? 'my-line') : path), ''),
      ...(numbers.length > 0 && { numbers }),
      trigger: states.find(isTrigger) ?? { ...frameOf('', '').trigger, transitions: [] },
      rest,
    },
    widgets: named(states.filter(isObject).filter((state) => !isTrigger(state))),
  };
}

/** The path of a text that comes from no file. */
export const pastedPath = 'pasted.json';

/** The command line gives the definition as text in JSON. */
function withParsedDefinition(value: unknown): unknown {
  if (Array.isArray(value) && value.length === 1) return withParsedDefinition(value[0]);
  if (!isObject(value) || typeof value.definition !== 'string') return value;
  const { document } = parseJson(value.definition);
  return document === undefined ? value : { ...value, definition: document.value };
}

function isTrigger(state: unknown): state is WidgetJson {
  return isObject(state) && state.type === 'trigger';
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** Without a name a widget could not be opened. */
function named(states: readonly WidgetJson[]): WidgetJson[] {
  return states.map((state) => (isText(state.name) ? state : { ...state, name: freeName('widget', states) }));
}

/** As for a file: `sales.private.json` holds the widget or the flow `sales`. */
function nameFrom(path: string): string {
  const name = path.replace(/^.*[/\\]/, '').replace(/(\.private)?\.json$/i, '');
  return name.replaceAll(/[^\w-]+/g, '-').slice(0, 64) || 'widget';
}
