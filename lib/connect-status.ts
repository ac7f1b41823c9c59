import { dialOutcome, withOutcome } from './call/progress';
import { dialEvent } from './flow/dial-event';
import { endFlow } from './flow/end-flow';
import { takeTransition } from './flow/run-widget';
import { quote } from './quote';
import type { Answer, Call, Handling } from './types';

/** Answer `/connect-status`: go on from the end of a widget's Dial. */
export function connectStatus(call: Call, handling: Handling): Answer {
  const { widgetName = '' } = call;
  const departed = {
    ...call,
    progress: withOutcome(
      // The action of a call's first Dial says nothing of how many widgets there were.
      { ...call.progress, widgets: Math.max(1, call.progress.widgets) },
      widgetName,
      dialOutcome(call.parameters),
    ),
  };
  const widget = handling.service.configuration.widget(widgetName);
  if (widget !== undefined) {
    return takeTransition(dialEvent(call.parameters), widget, { ...handling, call: departed });
  }
  const answer = endFlow({ ...handling, call: departed });
  if (answer.kind !== 'hangup') return answer;
  const message = `No widget here is named ${quote(widgetName)}, which this call was in; it may have gone with a new deployment.`;
  handling.report.problems.push({ message });
  return { kind: 'refusal', status: 404, message };
}
