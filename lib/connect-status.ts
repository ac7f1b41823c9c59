import { dialOutcome, withOutcome } from './call/progress';
import { dialEvent } from './flow/dial-event';
import { endFlow } from './flow/end-flow';
import { type Lookup, ringAgain } from './flow/ring-again';
import { takeTransition } from './flow/run-widget';
import { quote } from './quote';
import type { Answer, Call, Handling } from './types';

/**
 * Answer `/connect-status`: go on from the end of a widget's Dial; or first ask who it was that refused a screened
 * simultaneous ring, because the others are rung again.
 */
export function connectStatus(call: Call, handling: Handling): Answer | Lookup {
  const { widgetName = '', parameters } = call;
  // The action of a call's first Dial says nothing of how many widgets there were.
  const progress = { ...call.progress, widgets: Math.max(1, call.progress.widgets) };
  const departed = {
    ...call,
    progress: withOutcome({ ...progress, refused: [] }, widgetName, dialOutcome(parameters)),
  };
  const widget = handling.service.configuration.widget(widgetName);
  if (widget === undefined) return afterLostWidget(departed, handling);
  const event = dialEvent(parameters);
  const depart = () => takeTransition(event, widget, { ...handling, call: departed });
  if (event !== 'declined') return depart();
  return ringAgain(widget, { ...call, progress }, { ...handling, refusedByAll: depart }) ?? depart();
}

/** The widget went with a new deployment, during the call. */
function afterLostWidget(call: Call, handling: Handling): Answer {
  const answer = endFlow({ ...handling, call });
  if (answer.kind !== 'hangup') return answer;
  const message = `No widget here is named ${quote(call.widgetName ?? '', handling.report.secrets)}, which this call was in; it may have gone with a new deployment.`;
  handling.report.problems.push({ message });
  return { kind: 'refusal', status: 404, message };
}
