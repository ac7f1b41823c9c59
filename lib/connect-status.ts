import { dialOutcome, withOutcome } from './call/progress';
import { dialEvent } from './flow/dial-event';
import { endFlow } from './flow/end-flow';
import { ringAgain } from './flow/ring-again';
import { takeTransition } from './flow/run-widget';
import { quote } from './quote';
import type { Answer, Ask, Call, Handling, Report } from './types';

/**
 * Answer `/connect-status`: go on from the end of a widget's Dial. Before that, ask who it was that refused a screened
 * ring, because the others are rung again; and have delivered what no TwiML passes on any more.
 */
export function connectStatus(call: Call, handling: Handling): Answer | Ask {
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
  if (event === 'hangup') return delivered(depart(), handling.report);
  if (event !== 'declined') return depart();
  return ringAgain(widget, { ...call, progress }, { ...handling, refusedByAll: depart }) ?? depart();
}

/** An answer after the delivery that it says is needed, if any. What is lost is in the report, whole. */
function delivered(answer: Answer, report: Report): Answer | Ask {
  if (answer.kind !== 'redirect' || answer.delivery === undefined) return answer;
  const { widget, parameters } = answer.delivery;
  return {
    kind: 'ask',
    action: 'deliver',
    what: { url: answer.url, parameters },
    resume: (delivery) => {
      if (!delivery.ok) {
        const message = `The request after the caller hung up was not delivered: ${delivery.why}`;
        report.problems.push({ widget, message, replay: delivery.replay });
      }
      return answer;
    },
  };
}

/** The widget went with a new deployment, during the call. */
function afterLostWidget(call: Call, handling: Handling): Answer {
  const answer = endFlow({ ...handling, call });
  if (answer.kind !== 'hangup') return answer;
  const message = `No widget here is named ${quote(call.widgetName ?? '', handling.report.secrets)}, which this call was in; it may have gone with a new deployment.`;
  handling.report.problems.push({ message });
  return { kind: 'refusal', status: 404, message };
}
