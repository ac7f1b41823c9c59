import type { Actions } from '../lib/types';
import { deliver } from './deliver';
import { lookUpCall } from './look-up-call';
import type { Tools } from './request';
import { sendMessage } from './send-message';
import { webRequest } from './web-request';

/**
 * How each action is done, within this many milliseconds. None rejects: whatever happens is a result, and the call goes
 * on with it. The bundle holds this module compressed: see `scripts/bundle-functions.ts`.
 */
export const actions: {
  readonly [A in keyof Actions]: (
    what: Actions[A]['what'],
    tools: Tools,
    time: number,
  ) => Promise<Actions[A]['result']>;
} = { lookUpCall, sendMessage, webRequest, deliver };

export { secretsIn } from './address';
