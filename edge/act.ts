import type { Actions, Answer, Ask } from '../lib/types';
import type { Request } from './answer-request';
import { deliver } from './deliver';
import { lookUpCall } from './look-up-call';
import { sendMessage } from './send-message';
import { webRequest } from './web-request';

/** What an action needs of the runtime. */
export type Tools = Pick<Request['context'], 'ACCOUNT_SID' | 'AUTH_TOKEN' | 'getTwilioClient'>;

/** How an action is done, and how long it may take at most, in milliseconds. */
interface Way<A extends keyof Actions> {
  readonly most: number;
  /** Never rejects: whatever happens is a result, and the call goes on with it. */
  act(what: Actions[A]['what'], tools: Tools, time: number): Promise<Actions[A]['result']>;
  /** The result where there is no time left. */
  readonly tooLate?: Actions[A]['result'];
}

const tooLate = { ok: false, why: 'what was asked before has taken all the time of this request' } as const;

const ways: { readonly [A in keyof Actions]: Way<A> } = {
  lookUpCall: { most: 2_000, act: lookUpCall, tooLate },
  sendMessage: { most: 3_000, act: sendMessage, tooLate },
  webRequest: { most: 5_000, act: webRequest, tooLate },
  // Of a call that is over: nobody waits, and it is the last thing that is done.
  deliver: { most: 5_000, act: deliver },
};

/** All actions of one request together take no longer than this, in milliseconds: a Function has 10 s. */
const mostTime = 8_000;

/** Less is not worth a try. Milliseconds. */
const leastTime = 50;

/** Do what the core asks for, one thing after the other, until it knows the answer. */
export async function act(decision: Answer | Ask, tools: Tools): Promise<Answer> {
  const end = performance.now() + mostTime;
  let decided = decision;
  while (decided.kind === 'ask') decided = await perform(decided, tools, end - performance.now());
  return decided;
}

async function perform<A extends keyof Actions>(
  ask: Ask<A>,
  tools: Tools,
  left: number,
): Promise<Answer | Ask> {
  const way: Way<A> = ways[ask.action];
  if (left < leastTime && way.tooLate !== undefined) return ask.resume(way.tooLate);
  return ask.resume(await way.act(ask.what, tools, Math.min(way.most, left)));
}
