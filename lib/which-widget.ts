import { toE164 } from './phone/e164';
import { quote } from './quote';
import type { Call, Configuration, Widget } from './types';

/** The widget or flow that answers where no other does. */
const defaultName = 'default';

/** The widget that a call to `/connect` comes to first: the one that it names, or that answers its number, or `default`. */
export function firstWidget(
  { flowName, widgetName, twilioNumber }: Call,
  here: Configuration,
): Widget | undefined {
  if (flowName !== undefined) {
    return widgetName === undefined ? startOf(flowName, here) : here.widget(widgetName, flowName);
  }
  if (widgetName !== undefined) return here.widget(widgetName);
  const number = toE164(twilioNumber);
  const name = number === undefined ? undefined : here.widgetForNumber(number);
  return (name === undefined ? undefined : named(name, here)) ?? named(defaultName, here);
}

/** The first widget of what has this name: flows and single widgets share one namespace. */
export function named(name: string, here: Configuration): Widget | undefined {
  return here.widget(name) ?? startOf(name, here);
}

function startOf(flowName: string, here: Configuration): Widget | undefined {
  const flow = here.flow(flowName);
  return flow === undefined ? undefined : here.widget(flow.start, flow.name);
}

/** Why a call finds no widget, as a sentence. */
export function whyNone({ flowName, widgetName, twilioNumber }: Call, secrets: readonly string[]): string {
  const shown = (name: string) => quote(name, secrets);
  if (flowName !== undefined && widgetName !== undefined) {
    return `No flow here is named ${shown(flowName)} and has a widget named ${shown(widgetName)}.`;
  }
  if (flowName !== undefined) return `No flow here is named ${shown(flowName)}.`;
  if (widgetName !== undefined) return `No widget here is named ${shown(widgetName)}.`;
  const number = twilioNumber === '' ? 'a call without a number' : shown(twilioNumber);
  return `No widget here answers ${number}, and none is named "${defaultName}".`;
}
