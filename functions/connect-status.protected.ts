import { act } from '../edge/act';
import { answerRequest, type Handler } from '../edge/answer-request';
import { connectStatus } from '../lib/connect-status';

/** `/connect-status`: Twilio tells how a widget's `<Dial>` ended, and asks where the call goes from there. */
export const handler: Handler = (context, event, callback) =>
  answerRequest({ context, event, callback }, (call, handling) =>
    act(connectStatus(call, handling), context),
  );
