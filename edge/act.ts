import type { Actions, Answer, Ask } from '../lib/types';
import type { Request } from './answer-request';
import { deliver } from './deliver';
import { lookUpCall } from './look-up-call';

/** What an action needs of the runtime. */
export type Tools = Pick<Request['context'], 'AUTH_TOKEN' | 'getTwilioClient'>;

/** How each action is done. None rejects: whatever happens is a result, and the call goes on with it. */
const actions: {
  readonly [A in keyof Actions]: (what: Actions[A]['what'], tools: Tools) => Promise<Actions[A]['result']>;
} = { lookUpCall, deliver };

/** Do what the core asks for, one thing after the other, until it knows the answer. */
export async function act(decision: Answer | Ask, tools: Tools): Promise<Answer> {
  let decided = decision;
  while (decided.kind === 'ask') decided = await perform(decided, tools);
  return decided;
}

async function perform<A extends keyof Actions>(ask: Ask<A>, tools: Tools): Promise<Answer | Ask> {
  return ask.resume(await actions[ask.action](ask.what, tools));
}
