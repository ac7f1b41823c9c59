import { callerParameters } from '../scripts/call/call-parameters';

/** A service, and a request to it. */
export interface Scenario {
  /** The files of its widgets: path → text. */
  readonly files: Readonly<Record<string, string>>;
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What Twilio posts. */
  readonly parameters: Readonly<Record<string, string>>;
}

const accountSid = `AC${'0'.repeat(32)}`;
const url = 'https://example-1234.twil.io';

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
  files: { 'assets/widgets/sales.private.json': JSON.stringify(plainWidget) },
  url,
  environment: { ACCOUNT_SID: accountSid, AUTH_TOKEN: '0'.repeat(32), SIP_PASSWORD: 'not-so-secret' },
  parameters: callerParameters({
    call: { voiceUrl: `${url}/connect`, from: '+14155550123', to: '+13125550100', accountSid },
    callSid: `CA${'0'.repeat(32)}`,
    status: 'ringing',
  }),
};
