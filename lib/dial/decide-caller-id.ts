import { renderPiecesOrFault } from '../liquid/read-text';
import { isAnonymous, toCallerId } from '../phone/caller-id';
import { toE164 } from '../phone/e164';
import { lostPlusMessage, withPlus } from '../phone/lost-plus';
import type { Call, Target } from '../types';
import type { DialVisit } from '../widgets/visit';
import { readParts } from './addresses-in';

/**
 * The caller ID that the targets see, or undefined where not even a fallback is a number.
 *
 * What `caller_id` renders to, if every target takes it; else the Twilio number of the call, the widget's first
 * number, the variable CALLER_ID. Never the number that is being rung, and of what a client or a SIP phone has dialled
 * only a number that a widget here answers. Source: Twilio docs, "TwiML Voice: <Dial>", attribute callerId.
 */
export function decideCallerId(targets: readonly Target[], visit: DialVisit): string | undefined {
  const { widget, call, service, report } = visit;
  const { text: wanted, arrived } = readWanted(visit);
  const at = { widget: widget.name, property: 'caller_id', value: arrived ?? wanted };
  const kinds = new Set(targets.map(({ kind }) => kind));
  const callerId = toCallerId(wanted, kinds);
  const why = whyNotShown(callerId, targets, visit);
  if (callerId !== undefined && why === undefined) {
    if (arrived !== undefined) {
      report.problems.push({ ...at, message: lostPlusMessage(callerId), severity: 'warning' });
    }
    return callerId;
  }
  // To WhatsApp a call goes out from one of its senders alone.
  const isToWhatsApp = kinds.has('whatsapp');
  const fallback = [call.twilioNumber, widget.numbers[0], service.variables.CALLER_ID]
    .map((number) => toCallerId(number ?? '', isToWhatsApp ? kinds : numbersOnly))
    .find((number) => number !== undefined && whyNotShown(number, targets, visit) === undefined);
  const what = why ?? 'is no caller ID that these targets take';
  // Who joins a conference calls nobody, and shows nothing to anybody.
  if (isEverydayCaller(wanted) && targets.every(({ kind }) => kind === 'conference')) return fallback;
  if (fallback === undefined) {
    report.problems.push({
      ...at,
      message: `${what}, and no fallback is ${isToWhatsApp ? 'a sender of WhatsApp, such as whatsapp:+14155550100' : 'a number in E.164 that may be shown'}; the call goes out without one. Set CALLER_ID in the environment.`,
    });
  } else if (!isEverydayCaller(wanted) && !isOwnPhone(callerId, call)) {
    report.problems.push({ ...at, message: `${what}; ${fallback} stands in for it` });
  }
  return fallback;
}

/** What `caller_id` renders to; the caller where that is nothing. */
function readWanted(visit: DialVisit): ReturnType<typeof readParts> {
  const read = (source: string | undefined) =>
    readParts(renderPiecesOrFault(source, 'caller_id', visit) ?? []);
  const said = read(visit.widget.properties.caller_id);
  return said.text === '' ? read(defaultCallerId) : said;
}

const defaultCallerId = '{{contact.channel.address}}';

const numbersOnly = new Set(['number'] as const);

/** Why a caller ID that the targets would take is not shown to them. */
function whyNotShown(
  callerId: string | undefined,
  targets: readonly Target[],
  { call, service }: DialVisit,
): string | undefined {
  if (callerId === undefined) return undefined;
  const number = withoutScheme(callerId);
  if (targets.some((target) => 'number' in target && target.number === number)) {
    return 'is the number that is being rung';
  }
  if (number !== dialledNumber(call) || service.configuration.widgetForNumber(number) !== undefined)
    return undefined;
  return 'is what the caller has dialled, which no widget here answers';
}

/** The number that somebody with a client or a SIP phone has dialled: it need not be one of the account's. */
function dialledNumber({ parameters: { From = '', To = '' } }: Call): string | undefined {
  if (!hasNoNumber(From)) return undefined;
  return toE164(withoutScheme(withPlus(To).replace(/^sips?:([^@]*)@.*$/is, '$1')));
}

/** The number of an address of WhatsApp: the same phone, whichever way it is called. */
function withoutScheme(address: string): string {
  return address.replace(/^whatsapp:/i, '');
}

/** Callers who withhold their number, and callers from browsers and SIP phones, are no fault of anybody's. */
function isEverydayCaller(address: string): boolean {
  return isAnonymous(address) || hasNoNumber(address);
}

/** Nor is somebody who calls from a phone that the widget rings. */
function isOwnPhone(callerId: string | undefined, { otherParty }: Call): boolean {
  return callerId !== undefined && withoutScheme(callerId) === toE164(withoutScheme(otherParty));
}

/** Whether this is the address of a client or of a SIP phone. */
function hasNoNumber(address: string): boolean {
  return /^(client|sips?):/i.test(address);
}
