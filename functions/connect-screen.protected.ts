import { answerRequest, type Handler } from '../edge/answer-request';
import { connectScreen } from '../lib/connect-screen';

/** `/connect-screen`: on the leg of the person who answered, Twilio asks what they should hear before the two are bridged. */
export const handler: Handler = (context, event, callback) =>
  answerRequest({ context, event, callback }, connectScreen, 'bridge');
