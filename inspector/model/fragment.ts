import { hidePasswords } from '../../lib/hide-passwords';
import { isObject } from '../../lib/is-object';
import type { Pair } from '../../lib/types';
import { type Happening, isOutcome } from './happenings';
import { type SampleCall, sampleCall, type WidgetJson, type Workbench } from './workbench';

// What stands in the URL after the #, which browsers send to no server. It can be read by whoever has the link, so that
// no password is in it: no SIP password, none inside an address, and no environment variable.

/** The workbench as text for a link. */
export function writeFragment({ widgets, selected, sample, happenings }: Workbench): string {
  const { variables, ...call } = sample;
  const shared = { widgets: widgets.map(withoutPasswords), selected, call, happenings };
  return `w=${toBase64Url(JSON.stringify(shared))}`;
}

/** The workbench that a link holds; undefined where it holds none, or a damaged one. */
export function readFragment(fragment: string): Workbench | undefined {
  const text = fromBase64Url(/^#?w=(.+)$/.exec(fragment)?.[1] ?? '');
  if (text === undefined) return undefined;
  const widgets = Array.isArray(text.widgets) ? text.widgets.filter(isObject) : [];
  if (widgets.length === 0) return undefined;
  const selected = Number(text.selected);
  return {
    widgets,
    selected: Number.isInteger(selected) && selected >= 0 && selected < widgets.length ? selected : 0,
    sample: readCall(text.call),
    happenings: Array.isArray(text.happenings) ? text.happenings.flatMap(readHappening) : [],
  };
}

/** A widget without what only its owner may know; a password that Liquid takes from the environment is none itself. */
export function withoutPasswords(widget: WidgetJson): unknown {
  return JSON.parse(
    JSON.stringify(widget, (name, value: unknown) => {
      if (typeof value !== 'string') return name === 'sip_password' ? undefined : value;
      if (name === 'sip_password' && !/^\{\{[\s\w.]*\}\}$/.test(value.trim())) return undefined;
      return hidePasswords(value);
    }),
  );
}

function readCall(value: unknown): SampleCall {
  if (!isObject(value)) return sampleCall;
  const { from, to, direction, parameters } = value;
  return {
    from: typeof from === 'string' ? from : sampleCall.from,
    to: typeof to === 'string' ? to : sampleCall.to,
    direction: direction === 'outbound-api' ? direction : 'inbound',
    parameters: Array.isArray(parameters) ? parameters.filter(isPair) : [],
    variables: [],
  };
}

function isPair(value: unknown): value is Pair {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
}

function readHappening(value: unknown): Happening[] {
  if (!isObject(value) || !isOutcome(value.outcome)) return [];
  const { outcome, by } = value;
  return [{ outcome, ...(typeof by === 'string' && { by }) }];
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
    // Half a link is as good as none: the page begins anew.
    return undefined;
  }
}
