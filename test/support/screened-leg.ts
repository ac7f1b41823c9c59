import dialDeclined from '../fixtures/dial-declined.json';
import inboundCall from '../fixtures/inbound-call.json';

/** Twilio's request on the leg of the person who answered the inbound call: `To` is the person, `From` the caller ID shown. */
export const screenedLeg = {
  AccountSid: inboundCall.AccountSid,
  ApiVersion: inboundCall.ApiVersion,
  CallSid: dialDeclined.DialCallSid,
  CallStatus: 'in-progress',
  Called: '+14157234000',
  Caller: '+13125550199',
  Direction: 'outbound-dial',
  From: '+13125550199',
  ParentCallSid: inboundCall.CallSid,
  To: '+14157234000',
};
