import type { Actions, Answer, Ask, Report } from '../lib/types';
import type * as ActionsModule from './actions';
import type { Tools } from './request';

const tooLate = { ok: false, why: 'what was asked before has taken all the time of this request' } as const;

/** At most so long an action takes, in milliseconds; and its result where there is no time left at all. */
const bounds: {
  readonly [A in keyof Actions]: { readonly most: number; readonly tooLate?: Actions[A]['result'] };
} = {
  lookUpCall: { most: 2_000, tooLate },
  sendMessage: { most: 3_000, tooLate },
  webRequest: { most: 5_000, tooLate },
  // Tells itself what was lost.
  deliver: { most: 5_000 },
};

/** All actions of one request together take no longer than this, in milliseconds: a Function has 10 s. */
const mostTime = 8_000;

/** Less is not worth a try. Milliseconds. */
const leastTime = 50;

/**
 * Do what the core asks for, one thing after the other, until it knows the answer.
 * @param report learns of the passwords in URLs, before anything comes back that may hold them
 */
export async function act(
  decision: Answer | Ask,
  tools: Tools,
  report: Pick<Report, 'secrets'>,
): Promise<Answer> {
  const end = performance.now() + mostTime;
  let decided = decision;
  while (decided.kind === 'ask')
    decided = await perform(decided, { tools, report, left: end - performance.now() });
  return decided;
}

async function perform<A extends keyof Actions>(
  ask: Ask<A>,
  { tools, report, left }: { tools: Tools; report: Pick<Report, 'secrets'>; left: number },
): Promise<Answer | Ask> {
  const { most, tooLate }: (typeof bounds)[A] = bounds[ask.action];
  if (left < leastTime && tooLate !== undefined) return ask.resume(tooLate);
  // Most requests ask for nothing: what does it is unpacked where it is needed.
  const { actions, secretsIn }: typeof ActionsModule = require('#actions');
  if ('url' in ask.what) report.secrets.push(...secretsIn(ask.what.url));
  return ask.resume(await actions[ask.action](ask.what, tools, Math.min(most, left)));
}
