import { dialOutcome } from '../../lib/call/progress';
import { readCall } from '../../lib/call/read-call';
import { templatesIn } from '../../lib/config/check-liquid';
import { formatPath, type JsonPath } from '../../lib/config/finding';
import { callScope } from '../../lib/liquid/call-scope';
import { type Rendered, renderTemplate } from '../../lib/liquid/render-template';
import type { Call, Service } from '../../lib/types';
import type { Step } from './call-requests';
import { listAt, valueAt } from './edit';
import type { WidgetJson } from './workbench';

/** What a template of a widget came to in a call. */
export interface RenderedValue {
  /** `properties.caller_id` */
  readonly path: string;
  readonly template: string;
  readonly rendered: Rendered;
}

/**
 * What Liquid rendered to in a step of a call: the `next` that was taken, and the properties of the widget that rings.
 * @param widgets the files of all widgets, by name
 */
export function renderedValues(
  { path, parameters, event, answer }: Step,
  widgets: ReadonlyMap<string, WidgetJson>,
  service: Service,
): RenderedValue[] {
  const call = readCall(parameters);
  const values: RenderedValue[] = [];
  if (path === '/connect' && event !== undefined) {
    // The widget that had nobody to ring: its own Liquid tells why.
    const properties = valueAt(widgets.get(event.widget), ['properties']);
    values.push(...valuesIn(properties, ['properties'], { call, service }));
  }
  if (event !== undefined && !event.ringsOn) {
    const outcome = path === '/connect' ? { DialCallStatus: 'failed' } : dialOutcome(parameters);
    const outputs = new Map([...call.progress.outputs, [event.widget, outcome] as const]);
    const progress = { ...call.progress, outputs };
    const transitions = listAt(widgets.get(event.widget), ['transitions']);
    const taken = transitions.findIndex(
      (transition) => valueAt(transition, ['event']) === (event.listedAs ?? event.name),
    );
    const next = valueAt(transitions, [taken, 'next']);
    values.push(...valuesIn(next, ['transitions', taken, 'next'], { call: { ...call, progress }, service }));
  }
  if (answer?.kind === 'dial') {
    // What the widget knew stands in the URL that the call goes on to.
    const action = Object.fromEntries(new URL(answer.attributes.action).searchParams);
    const arrived = readCall({ ...parameters, ...action });
    const properties = valueAt(widgets.get(action.widget ?? ''), ['properties']);
    values.push(...valuesIn(properties, ['properties'], { call: arrived, service }));
  }
  return values;
}

function valuesIn(value: unknown, path: JsonPath, { call, service }: { call: Call; service: Service }) {
  const scope = callScope(call, service);
  return templatesIn(value, path).map(
    (template): RenderedValue => ({
      path: formatPath(template.path),
      template: template.source,
      // What a password is, is nobody's to read.
      rendered: template.path.includes('sip_password')
        ? { ok: true, text: '***' }
        : renderTemplate(template.source, scope),
    }),
  );
}
