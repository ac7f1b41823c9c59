import { isVisible } from '../is-visible';
import { toE164 } from '../phone/e164';
import type { Target, TargetKind } from '../types';
import { addressKey } from './address-key';

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
      /^sips?:(?:[^\s@<>"]+@)?[^\s@<>":;?]+(?:[:;?][^\s@<>"]*)?$/i.test(address)
        ? { kind: 'sip', uri: address }
        : undefined,
  },
  conference: {
    expected: "a conference's name or SID",
    read: (address) => ({ kind: 'conference', room: address }),
  },
  queue: {
    expected: "a queue's name",
    read: (address) => ({ kind: 'queue', name: address }),
  },
  application: {
    expected: 'the SID of a TwiML App: AP and 32 hexadecimal digits',
    read: (address) =>
      /^AP[0-9a-fA-F]{32}$/.test(address) ? { kind: 'application', sid: address } : undefined,
  },
  whatsapp: {
    expected: 'a number of WhatsApp in E.164, such as +14155550100',
    read: (address) => {
      const number = toE164(address.replace(/^whatsapp:/i, ''));
      return number === undefined ? undefined : { kind: 'whatsapp', number };
    },
  },
};

export const anyTargetExpected =
  'a phone number in E.164, client:IDENTITY, sip:USER@HOST, whatsapp:NUMBER or sim: and the SID of a SIM';

/** The target that an address stands for which says by itself what it is, as `to` of a call in Twilio's API does. */
export function readAnyTarget(address: string): Target | undefined {
  const [, scheme = ''] = /^(client|sips?|sim|whatsapp):/i.exec(address) ?? [];
  switch (scheme.toLowerCase()) {
    case 'client':
      return targetRules.client.read(address);
    case 'sip':
    case 'sips':
      return targetRules.sip.read(address);
    case 'sim':
      return targetRules.sim.read(address.slice('sim:'.length).trim());
    case 'whatsapp':
      return targetRules.whatsapp.read(address);
    default:
      return targetRules.number.read(address);
  }
}

/** A short address by which targets are compared: the same for all ways to write one target. */
export function addressOf(target: Target): string {
  switch (target.kind) {
    case 'number':
      return target.number;
    case 'client':
      return addressKey(`client:${target.identity}`);
    case 'sim':
      return `sim:${target.sid}`;
    case 'sip':
      return addressKey(
        target.uri
          .toLowerCase()
          .replace(/^sips:/, 'sip:')
          .replace(/[;?].*$/, ''),
      );
    case 'conference':
      return target.room;
    case 'queue':
      return target.name;
    case 'application':
      return target.sid;
    case 'whatsapp':
      return `whatsapp:${target.number}`;
  }
}

/**
 * Whether this is an endpoint of a Twilio SIP Domain, which does not ring in parallel with other kinds of target.
 * Source: the Studio widget's documentation, "Required configuration".
 */
function isSipDomain(target: Target): boolean {
  return target.kind === 'sip' && /.\.sip(\.[a-z0-9-]+)?\.twilio\.com$/i.test(sipHost(target.uri));
}

/** The host of a SIP URI, without its port. */
export function sipHost(uri: string): string {
  return uri
    .replace(/[?;].*$/s, '')
    .replace(/^.*[@]|^sips?:/i, '')
    .replace(/:\d+$/, '');
}

/** The targets that can ring in parallel: SIP Domains only among SIP. */
export function withoutSipDomains(targets: readonly Target[]): readonly Target[] {
  return targets.every(({ kind }) => kind === 'sip')
    ? targets
    : targets.filter((target) => !isSipDomain(target));
}

/** The kinds of target whose caller ID has to be a phone number. */
const needsPhoneNumber: ReadonlySet<TargetKind> = new Set(['number', 'sim']);

/**
 * The targets that one caller ID can suit: a call to WhatsApp shows `whatsapp:` and a number, which a phone does not
 * take. Source: Twilio docs, "TwiML Voice: <WhatsApp>".
 */
export function withoutWhatsApp(targets: readonly Target[]): readonly Target[] {
  return targets.some(({ kind }) => needsPhoneNumber.has(kind))
    ? targets.filter(({ kind }) => kind !== 'whatsapp')
    : targets;
}
