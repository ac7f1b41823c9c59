import { answerRequest, type Handler } from '../edge/answer-request';
import { connect } from '../lib/connect';

/** `/connect`: the Voice URL of a number, or a Studio flow, asks what a call should do. */
export const handler: Handler = (context, event, callback) =>
  answerRequest({ context, event, callback }, connect);
