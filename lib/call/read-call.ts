import { bareRecord } from '../bare-record';
import { withPlus } from '../phone/lost-plus';
import type { Call, Pair, Parameters } from '../types';
import { readProgress } from './progress';
import { isRows, readRows, writeRows } from './state-rows';

/**
 * Read one request of Twilio's Voice: query and body, merged, as the runtime hands them over.
 *
 * A parameter that came several times counts with its last string; what is no string counts as absent.
 * Never throws, whatever comes in. Source: Twilio docs, "TwiML Voice: Request parameters".
 */
export function readCall(event: Readonly<Record<string, unknown>>): Call {
  const parameters = bareRecord<string>();
  const flowData = bareRecord<string>();
  const state = bareRecord<string>();
  for (const [name, raw] of Object.entries(event)) {
    const value = lastString(raw);
    if (value === undefined) continue;
    if (name.startsWith('_')) {
      state[name] = value;
      continue;
    }
    parameters[name] = value;
    if (isFlowData(name, value)) flowData[name] = value;
  }
  const outbound = parameters.Direction?.startsWith('outbound') ?? false;
  const { From = '', To = '' } = parameters;
  return {
    parameters,
    flowData,
    ...(parameters.flow && { flowName: parameters.flow }),
    ...(parameters.widget && { widgetName: parameters.widget }),
    isSilent: state[silentName] === '1',
    ...(isFlowSid(parameters.FlowSid) && { flowSid: parameters.FlowSid }),
    otherParty: withPlus(readAddress(state[partyName]) ?? (outbound ? To : From)),
    twilioNumber: withPlus(readAddress(state[numberName]) ?? (outbound ? From : To)),
    progress: readProgress(state),
  };
}

/** The way that Twilio takes when there was nothing to record. */
export const silentName = '_silent';

// On a screened leg From and To are the caller ID that was shown and the person who answered.
const partyName = '_party';
const numberName = '_number';

/** The caller's two addresses, for the URL of another leg of the call. */
export function addressPairs({ otherParty, twilioNumber }: Call): Pair[] {
  return [
    [partyName, writeAddress(otherParty)],
    [numberName, writeAddress(twilioNumber)],
  ];
}

/** No address is as long; what a SIP phone says may be, and a URL has room for 4,000 characters. */
const mostForAddress = 1_000;

function writeAddress(address: string): string {
  const written = writeRows([[address]]);
  return written.length <= mostForAddress
    ? written
    : writeAddress(address.slice(0, Math.min(mostForAddress, address.length * 0.9)));
}

function readAddress(text: string | undefined): string | undefined {
  // An earlier version wrote it as it is.
  return text === undefined || !isRows(text) ? text : (readRows(text)[0]?.[0] ?? text);
}

/** What Twilio itself sent with the request: names that begin with an upper-case letter, but for our own `FlowSid`. */
export function twilioParameters({ parameters }: Call): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).filter(([name]) => /^\p{Lu}/u.test(name) && name !== 'FlowSid'),
  );
}

/** `FlowSid` as a pair for a URL of this service, where the call has one. */
export function flowSidPair({ flowSid }: Call): Pair[] {
  return flowSid === undefined ? [] : [['FlowSid', flowSid]];
}

function lastString(raw: unknown): string | undefined {
  if (typeof raw === 'string') return raw;
  if (!Array.isArray(raw)) return undefined;
  return raw.findLast((value): value is string => typeof value === 'string');
}

/**
 * `flow` and `widget` tell us where to begin and belong to one URL; every other lower-case name is the user's, but for the
 * one that Twilio writes into the request after a `<Gather>`: `msg`, which is `Gather End`.
 */
function isFlowData(name: string, value: string): boolean {
  const first = name.charCodeAt(0);
  // Most names are ASCII, where a comparison does what the expression takes ten times as long for.
  const isLowerCase = first < 128 ? first >= 97 && first <= 122 : /^\p{Ll}/u.test(name);
  if (name === 'msg' && value === 'Gather End') return false;
  return isLowerCase && name !== 'widget' && name !== 'flow';
}

function isFlowSid(value: string | undefined): value is string {
  return value !== undefined && /^FW[0-9a-fA-F]{32}$/.test(value);
}
