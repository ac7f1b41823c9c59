import { dialOutcome } from './call/progress';
import { quote } from './quote';
import type { Answer, Ask, Call, Handling } from './types';
import { endFlow } from './walk/end-flow';
import { resumeFrom, walkOn } from './walk/walk';

/** Answer `/connect-status`: a widget waited, and Twilio tells what has happened. */
export function connectStatus(call: Call, handling: Handling): Answer | Ask {
  const widget = handling.service.configuration.widget(call.widgetName ?? '', call.flowName);
  return widget === undefined ? afterLostWidget(call, handling) : walkOn(resumeFrom(widget, call, handling));
}

/** The widget went with a new deployment, during the call. */
function afterLostWidget(call: Call, handling: Handling): Answer {
  const { widgetName = '', parameters } = call;
  const lastDial = { widget: widgetName, outcome: dialOutcome(parameters) };
  const answer = endFlow({ ...handling, call: { ...call, progress: { ...call.progress, lastDial } } });
  if (answer.kind !== 'hangup') return answer;
  const message = `No widget here is named ${quote(widgetName, handling.report.secrets)}, which this call was in; it may have gone with a new deployment.`;
  handling.report.problems.push({ message });
  return { kind: 'refusal', status: 404, message };
}
