import { readCall } from '../../lib/call/read-call';
import { connectScreen } from '../../lib/connect-screen';
import type { DialAnswer, Parameters, Problem, Service } from '../../lib/types';
import { answeredLegParameters } from './stand-in-parameters';
import type { Step } from './step';

/** Somebody who has answered a screened call. */
interface Asked {
  /** Their address. */
  readonly rung: string;
  readonly accepts: boolean;
  readonly service: Service;
}

/** What a person who answers is asked, and what their key leads to. */
export function askOnLeg(dial: DialAnswer, { rung, accepts, service }: Asked): Step[] {
  const url = new URL(dial.screenUrl ?? '');
  const parameters = {
    ...answeredLegParameters(rung, dial.attributes),
    ...Object.fromEntries(url.searchParams),
  };
  const key = acceptingKey(parameters, service);
  const other = key === '1' ? '2' : '1';
  const question = ask(parameters, `${rung} answers, and is asked`, service);
  if (question.answer?.kind !== 'screen') return [question];
  if (accepts)
    return [question, ask({ ...parameters, Digits: key ?? '1' }, `${rung} presses ${key ?? '1'}`, service)];
  // Where any key accepts, only somebody who presses none refuses, and then Twilio asks for nothing more.
  if (key === undefined)
    return [{ ...question, notes: [`${rung} presses no key, so that Twilio hangs up that call.`] }];
  return [question, ask({ ...parameters, Digits: other }, `${rung} presses ${other}`, service)];
}

function ask(parameters: Parameters, happened: string, service: Service): Step {
  const report: { problems: Problem[]; secrets: string[] } = { problems: [], secrets: [] };
  const answer = connectScreen(readCall(parameters), { service, report, moment: 0 });
  return {
    happened,
    path: '/connect-screen',
    parameters,
    answer,
    way: [],
    problems: report.problems,
    notes: [],
  };
}

/** The key that takes the call; undefined where any does. */
function acceptingKey(parameters: Parameters, service: Service): string | undefined {
  const answer = connectScreen(readCall(parameters), {
    service,
    report: { problems: [], secrets: [] },
    moment: 0,
  });
  return answer.kind === 'screen' ? answer.question.digit : undefined;
}
