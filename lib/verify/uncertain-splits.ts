import { variablesOf } from '../liquid/engine';
import { isTemplate } from '../liquid/render-template';
import { listAt } from '../list-at';
import type { Configuration, Widget, WidgetOf } from '../types';

export type SplitWidget = WidgetOf<'split-based-on'>;

/** Finds the splits that may decide by anything: who calls, what they say, the time, what a web service answers. */
export function findUncertainSplits(
  widgets: readonly Widget[],
  configuration: Configuration,
): (split: SplitWidget) => boolean {
  const values = new Map<string, { readonly value: string; readonly flow: string | undefined }[]>();
  for (const widget of widgets) {
    if (widget.type !== 'set-variables') continue;
    for (const { key, value } of widget.properties.variables) {
      listAt(values, key).push({ value, flow: widget.flow });
    }
  }
  const seen = new Set<string>();
  const isSure = (source: string, flow: string | undefined): boolean => {
    if (!isTemplate(source)) return true;
    if (now.test(source)) return false;
    return variablesOf(source).every((path) => isKnown(path, flow));
  };
  const isKnown = ([root, first = '', second = '']: readonly string[], flow: string | undefined): boolean => {
    switch (root) {
      case 'widgets':
        return isTried(configuration.widget(first, flow) ?? configuration.widget(first), second);
      case 'flow': {
        if (first !== 'variables' || seen.has(second)) return true;
        seen.add(second);
        return (values.get(second) ?? []).every(({ value, flow }) => isSure(value, flow));
      }
      case 'trigger':
        return first === 'call' && triedOfCall.has(second);
      case 'contact':
        return false;
      default:
        return true;
    }
  };
  return ({ properties, transitions, flow }) => {
    seen.clear();
    const conditions = transitions.flatMap(({ conditions = [] }) => conditions);
    const sources = conditions.flatMap(({ argument, value }) => [argument ?? properties.input, value]);
    return (
      conditions.some(({ type }) => type === 'regex') || !sources.every((source) => isSure(source, flow))
    );
  };
}

const now = /["'](?:now|today)["']/;

/** Whether the walk tries all that may matter of a widget's output. */
function isTried(widget: Widget | undefined, output: string): boolean {
  switch (widget?.type) {
    case 'gather-input-on-call':
      return output === 'Digits';
    case 'make-http-request':
    case 'run-function':
    case 'add-twiml-redirect':
    case 'send-message':
    case 'record-voicemail':
      return false;
    default:
      return true;
  }
}

/** Parameters of which the walk tries all that matter, or which are those of the number. */
const triedOfCall: ReadonlySet<string> = new Set([
  'To',
  'Called',
  'Direction',
  'CallStatus',
  'DialCallStatus',
  'Digits',
  'QueueResult',
]);
