import { decideQuestion } from './dial/decide-question';
import { keepPassword } from './dial/keep-password';
import { quote } from './quote';
import type { Answer, Call, Handling } from './types';
import { screenUrl } from './url/screen-url';
import { startVisit } from './widgets/visit';

/**
 * Answer `/connect-screen`, on the leg of the person who answered: ask, and bridge the two if the right key comes.
 *
 * A key brings a second request, with Digits. Whatever is wrong here, the two are connected.
 * Source: Twilio docs, "TwiML Voice: <Gather>".
 */
export function connectScreen(call: Call, handling: Handling): Answer {
  const { service, report } = handling;
  const widget = service.configuration.widget(call.widgetName ?? '', call.flowName);
  const screen = widget?.type === 'connect-call-to' ? widget.properties.screen : undefined;
  if (widget?.type !== 'connect-call-to' || screen === undefined) {
    report.problems.push({
      message: `No widget here is named ${quote(call.widgetName ?? '', report.secrets)} and has a screen: the two are connected`,
    });
    return { kind: 'bridge' };
  }
  const visit = startVisit(widget, call, handling);
  keepPassword(visit);
  const question = decideQuestion(screen, visit);
  if (question === undefined) return { kind: 'bridge' };
  const { Digits } = call.parameters;
  if (Digits === undefined) {
    return { kind: 'screen', question, action: screenUrl(visit, screen) };
  }
  // Without a digit any key accepts, and no key is none.
  const accepts = question.digit === undefined ? Digits !== '' : Digits === question.digit;
  return accepts ? { kind: 'bridge' } : { kind: 'hangup' };
}
