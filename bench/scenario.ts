import type { WidgetFile } from '../lib/config/draft';

/** A service, and a request to it. */
export interface Scenario {
  readonly widgets: readonly WidgetFile[];
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What Twilio posts. */
  readonly parameters: Readonly<Record<string, string>>;
}

const account = `AC${'0'.repeat(32)}`;

const plainWidget = {
  name: 'sales',
  type: 'connect-call-to',
  numbers: ['+13125550100'],
  properties: {
    noun: 'number-multi',
    to: '+14155550101, +14155550102, +14155550103',
    caller_id: '{{contact.channel.address}}',
    record: false,
    timeout: 30,
  },
  transitions: [{ event: 'callCompleted', next: 'https://example.com/voicemail' }],
};

/** An inbound call to the number of a widget that rings three phones. */
export const plainScenario: Scenario = {
  widgets: [{ path: 'assets/widgets/sales.private.json', text: JSON.stringify(plainWidget) }],
  url: 'https://example-1234.twil.io',
  environment: { ACCOUNT_SID: account, AUTH_TOKEN: '0'.repeat(32), SIP_PASSWORD: 'not-so-secret' },
  // Source: Twilio docs, "TwiML Voice: Request parameters".
  parameters: {
    AccountSid: account,
    ApiVersion: '2010-04-01',
    CallSid: `CA${'0'.repeat(32)}`,
    CallStatus: 'ringing',
    Called: '+13125550100',
    CalledCity: 'CHICAGO',
    CalledCountry: 'US',
    CalledState: 'IL',
    CalledZip: '60601',
    Caller: '+14155550123',
    CallerCity: 'SAN FRANCISCO',
    CallerCountry: 'US',
    CallerState: 'CA',
    CallerZip: '94105',
    Direction: 'inbound',
    From: '+14155550123',
    FromCity: 'SAN FRANCISCO',
    FromCountry: 'US',
    FromState: 'CA',
    FromZip: '94105',
    To: '+13125550100',
    ToCity: 'CHICAGO',
    ToCountry: 'US',
    ToState: 'IL',
    ToZip: '60601',
  },
};
