import { bareRecord } from '../../lib/bare-record';
import { isObject } from '../../lib/is-object';
import type { Configuration, Parameters, Service } from '../../lib/types';
import type { Step } from './call-requests';
import type { CheckedWorkbench } from './check-workbench';
import { momentAt, zoneOf } from './moment';
import { type RenderedValue, renderedValues } from './rendered-values';
import { type Story, tryCall } from './try-call';
import { numbersIn, type SampleCall, type WidgetJson, type Workbench } from './workbench';

/** The call that is tried, as far as it has come. */
export interface SampleRun {
  readonly story: Story;
  /** What Liquid came to in a step. */
  valuesOf(step: Step): readonly RenderedValue[];
}

/** The numbers that answer a call here: those of the flow, or of the single widget that is shown. */
export function numbersHere({ flow, widgets, selected }: Workbench): string[] {
  return numbersIn(flow ?? widgets[selected]);
}

/** The number that is called: one that answers here, where there is any. */
export function calledNumber(workbench: Workbench): string {
  const { to, direction } = workbench.sample;
  const numbers = numbersHere(workbench);
  const isOpen = direction !== 'inbound' || numbers.length === 0 || numbers.includes(to);
  return isOpen ? to : (numbers[0] ?? to);
}

/**
 * Let a sample call come in; undefined where there is a fault, since nothing is built then.
 * @param now in milliseconds since 1970
 */
export function runSample(
  workbench: Workbench,
  { service: checked }: CheckedWorkbench,
  { domain, now }: { readonly domain: string; readonly now: number },
): SampleRun | undefined {
  const { flow, widgets, selected, happenings } = workbench;
  if (checked === undefined) return undefined;
  const sample = { ...workbench.sample, to: calledNumber(workbench) };
  const service = serviceOf(checked.configuration, sample, domain);
  const moment = momentAt(sample.at, zoneOf(widgets)) ?? now;
  const story = tryCall(entryOf(workbench, checked.names[selected] ?? ''), happenings, {
    service,
    sample,
    moment,
  });
  const byName = new Map(widgets.map((widget): [string, WidgetJson] => [String(widget.name), widget]));
  if (flow === undefined) {
    for (const [index, name] of checked.names.entries()) {
      const widget = widgets[index];
      if (isObject(widget)) byName.set(name, widget);
    }
  }
  return { story, valuesOf: (step) => renderedValues(step, byName, service) };
}

/** A service with this configuration, as the sample call meets it. `AUTH_TOKEN` is no variable that Liquid may read. */
export function serviceOf(configuration: Configuration, { variables }: SampleCall, domain: string): Service {
  const known = variables.filter(([name]) => name !== '' && name !== 'AUTH_TOKEN');
  return { domain, configuration, variables: Object.assign(bareRecord<string>(), Object.fromEntries(known)) };
}

/** What names the widget or the flow in the first request, where no number does. */
function entryOf(workbench: Workbench, name: string): Parameters {
  const { flow, sample } = workbench;
  if (flow === undefined) return { widget: name };
  return sample.direction === 'inbound' && numbersHere(workbench).length > 0 ? {} : { flow: flow.name };
}
