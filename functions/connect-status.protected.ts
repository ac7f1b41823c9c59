import { answerRequest, type Handler } from '../edge/answer-request';
import { connectStatus } from '../lib/connect-status';

/** `/connect-status`: Twilio tells what happened where a widget waited, and asks where the call goes from there. */
export const handler: Handler = (context, event, callback) =>
  answerRequest({ context, event, callback }, connectStatus);
