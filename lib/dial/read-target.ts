import { toE164 } from '../phone/e164';
import type { Target, TargetKind } from '../types';

/** A `<Dial>` rings at most this many targets. Source: Twilio docs, "TwiML Voice: <Dial>". */
export const targetLimit = 10;

interface TargetRule {
  /** What an address should be, for people. */
  readonly expected: string;
  read(address: string): Target | undefined;
}

export const targetRules: { readonly [K in TargetKind]: TargetRule } = {
  number: {
    expected: 'a phone number in E.164, such as +14155550100',
    read: (address) => {
      const number = toE164(address);
      return number === undefined ? undefined : { kind: 'number', number };
    },
  },
  client: {
    expected: 'a client identity, such as alice',
    read: (address) => {
      const identity = address.replace(/^client:/, '').trim();
      return identity === '' ? undefined : { kind: 'client', identity };
    },
  },
  sim: {
    expected: 'a SIM SID: DE and 32 hexadecimal digits',
    read: (address) => (/^DE[0-9a-f]{32}$/i.test(address) ? { kind: 'sim', sid: address } : undefined),
  },
  sip: {
    expected: 'a SIP URI, such as sip:alice@example.com',
    read: (address) =>
      /^sips?:(?:[^\s@<>"]+@)?[^\s@<>":;?]+(?:[:;?][^\s<>"]*)?$/i.test(address)
        ? { kind: 'sip', uri: address }
        : undefined,
  },
  conference: {
    expected: "a conference's name or SID",
    read: (address) => (address === '' ? undefined : { kind: 'conference', room: address }),
  },
};
