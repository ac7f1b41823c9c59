import { isObject } from '../../lib/is-object';
import type { Pair } from '../../lib/types';
import { listAt } from './edit';
import { type Happening, isOutcome } from './happenings';
import { mayHoldPassword } from './passwords';
import { type FlowFrame, type SampleCall, sampleCall, type Workbench } from './workbench';

// What stands in the URL after the #, which browsers send to no server. It can be read by whoever has the link, so that
// no password is in it: no value that is one or may hold one, and no environment variable.

/** What a link holds. */
export interface Linked {
  readonly workbench: Workbench;
  /** Whether something had to be left out. */
  readonly isIncomplete: boolean;
}

/** More than this is in no address: browsers and messengers take only so much. Characters. */
const longest = 500_000;

/** The workbench as text for a link; of what is too large for one, a name that only this visit knows. */
export function writeFragment({ flow, widgets, selected, sample, happenings }: Workbench): string {
  const { variables, ...rest } = sample;
  const parameters = rest.parameters.filter(([name, value]) => !mayHoldPassword(name, value));
  const call = { ...rest, parameters };
  let isIncomplete = variables.length > 0 || parameters.length < rest.parameters.length;
  const text = JSON.stringify({ flow, widgets, selected, call, happenings }, (name, value: unknown) => {
    if (!mayHoldPassword(name, value)) return value;
    isIncomplete = true;
    return undefined;
  });
  return text.length > longest
    ? `large=${text.length}-${checksum(text)}`
    : `${isIncomplete ? 'p' : 'w'}=${toBase64Url(text)}`;
}

/** Whether an address holds nothing, because there is too much. */
export function isTooLarge(fragment: string): boolean {
  return fragment.startsWith('#large=');
}

function checksum(text: string): number {
  let sum = 0;
  for (let index = 0; index < text.length; index++) sum = (Math.imul(sum, 31) + text.charCodeAt(index)) | 0;
  return sum >>> 0;
}

/** What a link holds; undefined where it holds nothing, or is damaged. */
export function readFragment(fragment: string): Linked | undefined {
  const [, kind, encoded = ''] = /^#?([pw])=(.+)$/.exec(fragment) ?? [];
  const text = fromBase64Url(encoded);
  if (text === undefined) return undefined;
  const widgets = listAt(text, ['widgets']).filter(isObject);
  if (widgets.length === 0) return undefined;
  const selected = Number(text.selected);
  const flow = readFlow(text.flow);
  const workbench = {
    ...(flow !== undefined && { flow }),
    widgets,
    selected: Number.isInteger(selected) && selected >= 0 && selected < widgets.length ? selected : 0,
    sample: readCall(text.call),
    happenings: listAt(text, ['happenings']).flatMap(readHappening),
  };
  return { workbench, isIncomplete: kind === 'p' };
}

function readFlow(value: unknown): FlowFrame | undefined {
  if (!isObject(value) || typeof value.name !== 'string') return undefined;
  const { name, numbers, trigger, rest } = value;
  return {
    name,
    numbers,
    trigger: isObject(trigger) ? trigger : {},
    rest: isObject(rest) ? rest : {},
  };
}

function readCall(value: unknown): SampleCall {
  if (!isObject(value)) return sampleCall;
  const { from, to, direction, at } = value;
  return {
    from: typeof from === 'string' ? from : sampleCall.from,
    to: typeof to === 'string' ? to : sampleCall.to,
    at: typeof at === 'string' ? at : sampleCall.at,
    direction: direction === 'outbound-api' ? direction : 'inbound',
    parameters: listAt(value, ['parameters']).filter(isPair),
    variables: [],
  };
}

function isPair(value: unknown): value is Pair {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
}

function readHappening(value: unknown): Happening[] {
  if (!isObject(value) || !isOutcome(value.outcome)) return [];
  const { outcome, by, text } = value;
  return [{ outcome, ...(typeof by === 'string' && { by }), ...(typeof text === 'string' && { text }) }];
}

function toBase64Url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Record<string, unknown> | undefined {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isObject(value) ? value : undefined;
  } catch {
    // Half a link is as good as none.
    return undefined;
  }
}
