import { isVisible } from '../is-visible';
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
      const identity = address.replace(/^client:/i, '').trim();
      return isVisible(identity) ? { kind: 'client', identity } : undefined;
    },
  },
  sim: {
    expected: 'a SIM SID: DE and 32 hexadecimal digits',
    read: (address) => (/^DE[0-9a-fA-F]{32}$/.test(address) ? { kind: 'sim', sid: address } : undefined),
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
    read: (address) => ({ kind: 'conference', room: address }),
  },
};

export const anyTargetExpected =
  'a phone number in E.164, client:IDENTITY, sip:USER@HOST or sim: and the SID of a SIM';

/** The target that an address stands for which says by itself what it is, as `to` of a call in Twilio's API does. */
export function readAnyTarget(address: string): Target | undefined {
  const [, scheme = ''] = /^(client|sips?|sim):/i.exec(address) ?? [];
  switch (scheme.toLowerCase()) {
    case 'client':
      return targetRules.client.read(address);
    case 'sip':
    case 'sips':
      return targetRules.sip.read(address);
    case 'sim':
      return targetRules.sim.read(address.slice('sim:'.length).trim());
    default:
      return targetRules.number.read(address);
  }
}

/** An address by which targets are compared: the same for all ways to write one target. */
export function addressOf(target: Target): string {
  switch (target.kind) {
    case 'number':
      return target.number;
    case 'client':
      return `client:${target.identity}`;
    case 'sim':
      return `sim:${target.sid}`;
    case 'sip':
      return target.uri
        .toLowerCase()
        .replace(/^sips:/, 'sip:')
        .replace(/[;?].*$/, '');
    case 'conference':
      return target.room;
  }
}

/**
 * Whether this is an endpoint of a Twilio SIP Domain, which does not ring in parallel with other kinds of target.
 * Source: the Studio widget's documentation, "Required configuration".
 */
function isSipDomain(target: Target): boolean {
  if (target.kind !== 'sip') return false;
  const host = target.uri
    .replace(/[?;].*$/s, '')
    .replace(/^.*[@]|^sips?:/i, '')
    .replace(/:\d+$/, '');
  return /.\.sip(\.[a-z0-9-]+)?\.twilio\.com$/i.test(host);
}

/** The targets that can ring in parallel: SIP Domains only among SIP. */
export function withoutSipDomains(targets: readonly Target[]): readonly Target[] {
  return targets.every(({ kind }) => kind === 'sip')
    ? targets
    : targets.filter((target) => !isSipDomain(target));
}
