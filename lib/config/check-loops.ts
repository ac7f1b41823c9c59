import { nouns } from '../dial/nouns';
import { isTemplate } from '../liquid/render-template';
import { quote } from '../quote';
import { dialledVariables } from './callers-choice';
import { isNoun, literalTargets } from './check-dial';
import type { Draft } from './draft';
import { fault, type Remark, warning } from './finding';
import { keyOfDraft, type Names } from './names';
import { literalNexts } from './nexts';

/** Which widget answers which number. */
type Owners = ReadonlyMap<string, Draft>;

/**
 * Check that no widget rings a number which a widget here answers: each such call is billed, and one that comes back to
 * the widget that has rung it goes on until somebody notices. No count of widgets ends it, since each is a new call.
 */
export function checkLoops(drafts: readonly Draft[], names: Names): [Remark, Draft][] {
  const owners: Owners = new Map(
    drafts.flatMap((draft) => draft.numbers.map(({ number }) => [number, draft] as const)),
  );
  const byKey = new Map(drafts.map((draft) => [keyOfDraft(draft), draft]));
  const ledFrom = ({ value, flow }: Draft) =>
    literalNexts(value.transitions).flatMap(({ text }) => {
      const key = names.widget(text.trim(), flow);
      return (key === undefined ? undefined : byKey.get(key)) ?? [];
    });
  const rungFrom = (draft: Draft) => rungNumbers(draft, owners).map(({ owner }) => owner);
  const ringing = (number: string, owner: Draft, draft: Draft): Remark => {
    if (owner === draft) return fault(path, `rings ${number}, which this widget answers itself: ${circle}`);
    const who = `rings ${number}, which ${answering(owner, draft.secrets)} here answers`;
    if (leads(owner, draft, rungFrom))
      return fault(path, `${who}, and which rings this one in turn: ${circle}`);
    const mayComeBack = leads(owner, draft, (each) => [...rungFrom(each), ...ledFrom(each)]);
    const what = mayComeBack
      ? `it may come back to this one, and then ${circle}`
      : 'each time a second call is billed';
    return warning(path, `${who}: ${what}. Lead there with "next", or ring whom it rings`);
  };
  return drafts.flatMap((draft) => {
    const { noun } = draft.properties;
    if (!isNoun(noun) || !ringsNumbers.has(nouns[noun].kind)) return [];
    const remarks = [
      ...rungNumbers(draft, owners).map(({ number, owner }) => ringing(number, owner, draft)),
      ...mayRing(draft, owners),
      ...ringsWhatWasDialled(draft),
    ];
    return remarks.map((remark): [Remark, Draft] => [remark, draft]);
  });
}

const ringsNumbers: ReadonlySet<string> = new Set(['number', 'any']);
const path = ['properties', 'to'];

/** The numbers of widgets here that a widget rings in every call. */
function rungNumbers(draft: Draft, owners: Owners): { readonly number: string; readonly owner: Draft }[] {
  const numbers = literalTargets(draft.properties).flatMap((target) =>
    target.kind === 'number' ? [target.number] : [],
  );
  return [...new Set(numbers)].flatMap((number) => {
    const owner = owners.get(number);
    return owner === undefined ? [] : [{ number, owner }];
  });
}

const circle =
  'one call makes the next without end, and each is billed. Write the number of the phone that is to ring';

/** The widget, or the flow that calls begin in at this widget. */
function answering({ name, flow }: Draft, secrets: readonly string[]): string {
  return flow === undefined ? `the widget ${quote(name, secrets)}` : `the flow ${quote(flow)}`;
}

/** Whether one widget leads to another, over however many between them. */
function leads(from: Draft, to: Draft, steps: (draft: Draft) => Draft[]): boolean {
  const met = new Set([from]);
  for (const draft of met) {
    for (const next of steps(draft)) met.add(next);
  }
  return met.has(to);
}

/** Numbers of widgets here that stand inside Liquid, such as a `default`. */
function mayRing(draft: Draft, owners: Owners): Remark[] {
  const text = toOf(draft);
  if (!isTemplate(text)) return [];
  const sure = new Set(rungNumbers(draft, owners).map(({ number }) => number));
  const written = new Set(text.match(/\+[0-9]{7,15}/g));
  return [...written].flatMap((number) => {
    const owner = owners.get(number);
    if (owner === undefined || sure.has(number)) return [];
    const whose =
      owner === draft ? 'this widget answers itself' : `${answering(owner, draft.secrets)} here answers`;
    const what = `may ring ${number}, which ${whose}: another call is billed`;
    return [warning(path, `${what}, and if it comes back here, ${circle}`)];
  });
}

/** Where a phone has called, what was dialled is the Twilio number, which leads back here. */
function ringsWhatWasDialled(draft: Draft): Remark[] {
  const text = toOf(draft);
  const [variable] = dialledVariables(text);
  if (variable === undefined) return [];
  const what = `reads {{${variable}}}: where a phone has called, that is the Twilio number itself,`;
  if (draft.numbers.length > 0 && isOneTarget(text))
    return [fault(path, `${what} which this widget answers: ${circle}`)];
  const others =
    'Where a client app or a SIP phone has called, it is whatever they dialled, at your cost: compare it with those you allow, see SECURITY.md';
  return [warning(path, `${what} and if that leads here, ${circle}. ${others}`)];
}

/** Whether the variable alone is a target, in every call. */
function isOneTarget(text: string): boolean {
  if (text.includes('{%')) return false;
  return /(?:^|,)\s*\{\{-?\s*(?:trigger\.call\.(?:To|Called)|flow\.channel\.address)\s*-?\}\}\s*(?:,|$)/.test(
    text,
  );
}

function toOf({ properties: { to } }: Draft): string {
  return typeof to === 'string' ? to : '';
}
