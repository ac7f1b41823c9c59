import { bareRecord } from '../bare-record';
import { readCall } from '../call/read-call';
import type { Call, Parameters } from '../types';

/** Twilio's requests about one call that somebody thinks of. */
export interface CallRequests {
  /** The first one. */
  begin(further?: Parameters): Call;
  /** One of a URL that this service wrote itself, with what Twilio adds to it. */
  at(url: URL, further?: Parameters): Call;
}

const usual = {
  AccountSid: `AC${'0'.repeat(31)}1`,
  CallSid: `CA${'0'.repeat(31)}1`,
  From: '+14155550199',
  Direction: 'inbound',
};

/**
 * The requests of a call to this number.
 * @param parameters what the number's URL says; those that begin with an upper-case letter are Twilio's own
 * Source: Twilio docs, "TwiML Voice: Request parameters".
 */
export function callRequests(number: string, parameters: Parameters): CallRequests {
  const twilios = Object.entries(parameters).filter(([name]) => /^[A-Z]/.test(name) && name !== 'FlowSid');
  const call = { ...usual, To: number, ...Object.fromEntries(twilios) };
  const read = (...parts: object[]) => readCall(Object.assign(bareRecord<string>(), ...parts));
  return {
    begin: (further = {}) => read(parameters, call, { CallStatus: 'ringing' }, further),
    at: (url, further = {}) =>
      read(Object.fromEntries(url.searchParams), call, { CallStatus: 'in-progress' }, further),
  };
}
