import type { Actions, Answer, Ask, Report } from '../lib/types';
import { secretsInUrl } from './address';
import { deliver } from './deliver';
import { lookUpCall } from './look-up-call';
import type { Tools } from './request';
import { sendMessage } from './send-message';
import { webRequest } from './web-request';

const tooLate = { ok: false, why: 'what was asked before has taken all the time of this request' } as const;

interface Action<A extends keyof Actions> {
  /** Never rejects: whatever happens is a result, and the call goes on with it. */
  readonly perform: (what: Actions[A]['what'], tools: Tools, time: number) => Promise<Actions[A]['result']>;
  /** At most so long, in milliseconds. */
  readonly most: number;
  /** Its result where there is no time left at all. */
  readonly tooLate?: Actions[A]['result'];
}

const actions: { readonly [A in keyof Actions]: Action<A> } = {
  lookUpCall: { perform: lookUpCall, most: 2_000, tooLate },
  sendMessage: { perform: sendMessage, most: 3_000, tooLate },
  webRequest: { perform: webRequest, most: 5_000, tooLate },
  // Tells itself what was lost.
  deliver: { perform: deliver, most: 5_000 },
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
  const { perform: performAction, most, tooLate }: Action<A> = actions[ask.action];
  if (left < leastTime && tooLate !== undefined) return ask.resume(tooLate);
  if ('url' in ask.what) report.secrets.push(...secretsInUrl(ask.what.url));
  return ask.resume(await performAction(ask.what, tools, Math.min(most, left)));
}
