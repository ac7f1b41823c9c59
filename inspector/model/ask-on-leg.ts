import { readCall } from '../../lib/call/read-call';
import { connectScreen } from '../../lib/connect-screen';
import type { DialAnswer, Problem, Service } from '../../lib/types';
import type { Step } from './call-requests';
import { answeredLegParameters } from './stand-in-parameters';

/** Somebody who has answered a screened call. */
interface Asked {
  /** Their address. */
  readonly rung: string;
  readonly accepts: boolean;
  readonly service: Service;
}

/** What a person who answers is asked, and what their key leads to. */
export function askOnLeg(dial: DialAnswer, { rung, accepts, service }: Asked): Step[] {
  const leg = {
    ...answeredLegParameters(rung, dial.attributes),
    ...Object.fromEntries(new URL(dial.screenUrl ?? '').searchParams),
  };
  const ask = (happened: string, pressed: { readonly Digits?: string } = {}) => {
    const parameters = { ...leg, ...pressed };
    const report: { problems: Problem[]; secrets: string[] } = { problems: [], secrets: [] };
    const answer = connectScreen(readCall(parameters), { service, report, moment: 0 });
    const { problems } = report;
    return { happened, path: '/connect-screen', parameters, answer, way: [], problems, notes: [] } as const;
  };
  const question = ask(`${rung} answers, and is asked`);
  if (question.answer.kind !== 'screen') return [question];
  // Undefined where any key takes the call. Then only somebody who presses none refuses, and Twilio asks for nothing more.
  const { digit } = question.answer.question;
  if (!accepts && digit === undefined)
    return [{ ...question, notes: [`${rung} presses no key, so that Twilio hangs up that call.`] }];
  const other = digit === '1' ? '2' : '1';
  const pressed = accepts ? (digit ?? '1') : other;
  return [question, ask(`${rung} presses ${pressed}`, { Digits: pressed })];
}
