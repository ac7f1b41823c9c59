import type { TwimlAnswer } from '../types';
import { type Departure, redirectUrl } from './redirect-url';

/**
 * The configured flow is over: back to the Studio flow that the call came from, or else hang up.
 * Source: Twilio docs, "Studio: TwiML Redirect widget", returning to the flow.
 */
export function endFlow({ call, service, report }: Departure): TwimlAnswer {
  if (call.flowSid === undefined) return { kind: 'hangup' };
  const account = [call.parameters.AccountSid, service.variables.ACCOUNT_SID].find(isAccountSid);
  if (account !== undefined) {
    const url = new URL(
      `https://webhooks.twilio.com/v1/Accounts/${account}/Flows/${call.flowSid}?FlowEvent=return`,
    );
    return { kind: 'redirect', url: redirectUrl(url, { call, service, report }) };
  }
  report.problems.push({
    property: 'AccountSid',
    message: `The call cannot go back to the Studio flow ${call.flowSid}: neither the request's AccountSid nor the variable ACCOUNT_SID is an account's SID`,
  });
  return { kind: 'hangup' };
}

function isAccountSid(sid: string | undefined): sid is string {
  return sid !== undefined && /^AC[0-9a-fA-F]{32}$/.test(sid);
}
