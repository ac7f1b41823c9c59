import type { Part } from '../liquid/engine';
import { textOf } from '../liquid/render-template';
import { hasLostPlus, withPlus } from '../phone/lost-plus';
import type { Noun } from '../types';
import { keepsAddress } from '../url/keeps-address';
import { nouns } from './nouns';

/** One address in what a property rendered to. */
interface Address {
  /** With the `+` that was lost in a URL. */
  readonly text: string;
  /** As it came, where its `+` was lost. */
  readonly arrived?: string;
  /** What it is made of. */
  readonly parts: readonly Part[];
  /**
   * Whether Liquid put into it what would make it another than the file writes: a comma in the middle, or in a SIP URI
   * another host. It is one address all the same, and none that can ring.
   */
  readonly isBroken: boolean;
}

/**
 * The addresses in a rendered property: one, or several with commas between them; empty ones are none.
 *
 * A comma that Liquid puts there divides only where nothing else stands in its item, as in `{{flow.data.agents}}`:
 * behind `client:` it is part of the name, or whoever chooses the name could add somebody to ring.
 */
export function addressesIn(noun: Noun, parts: readonly Part[]): Address[] {
  if (!nouns[noun].several) return addressOfItem(noun, parts);
  return dividedAtCommas(parts).flatMap((item) => {
    const said = saidIn(item);
    const [only, ...others] = said;
    if (only === undefined) return [];
    if (others.length === 0 && !only.isLiteral) return addressesOfValue(noun, only.text);
    const isBroken = said.some(({ text, isLiteral }) => !isLiteral && text.includes(','));
    return addressOfItem(noun, said, isBroken);
  });
}

/** What a text says that may be a number: without the spaces around it, and with the `+` that was lost in a URL. */
export function readParts(parts: readonly Part[]): { readonly text: string; readonly arrived?: string } {
  const said = saidIn(parts);
  const [first, second] = said;
  const text = first?.isLiteral ? textOf(said).trimStart() : textOf(said);
  // A space that the file itself begins with was in no URL.
  const begin = first?.isLiteral && /^\s*whatsapp:$/i.test(first.text) ? second : first;
  if (begin?.isLiteral !== false || !hasLostPlus(text)) return { text: text.trim() };
  return { text: withPlus(text).trim(), arrived: text };
}

function addressOfItem(noun: Noun, parts: readonly Part[], isBroken = false): Address[] {
  const read = mayBeNumber(noun) ? readParts(parts) : { text: textOf(parts).trim() };
  return read.text === '' ? [] : [{ ...read, parts, isBroken: isBroken || !keepsAddress(parts) }];
}

/** A list that is all one value. Where its own `+` was lost in a URL, so were those behind its commas. */
function addressesOfValue(noun: Noun, value: string): Address[] {
  const lost = mayBeNumber(noun) && hasLostPlus(value);
  return value.split(',').flatMap((item) => {
    const part = { text: lost ? item : item.trim(), isLiteral: false };
    return addressOfItem(noun, [part]);
  });
}

function mayBeNumber(noun: Noun): boolean {
  const { kind } = nouns[noun];
  return kind === 'number' || kind === 'any' || kind === 'whatsapp';
}

/** The parts that are more than space, from the first to the last. */
function saidIn(parts: readonly Part[]): Part[] {
  const says = ({ text }: Part) => text.trim() !== '';
  return parts.slice(Math.max(0, parts.findIndex(says)), parts.findLastIndex(says) + 1);
}

function dividedAtCommas(parts: readonly Part[]): Part[][] {
  const items: Part[][] = [[]];
  for (const part of parts) {
    const [first = '', ...rest] = part.isLiteral ? part.text.split(',') : [part.text];
    items.at(-1)?.push({ ...part, text: first });
    items.push(...rest.map((text) => [{ ...part, text }]));
  }
  return items;
}
