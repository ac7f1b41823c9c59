import { literalNexts } from './check-next';
import type { Draft } from './draft';
import { type Remark, warning } from './finding';

/** Warn of widgets that no number and no transition reaches. Where a `next` holds Liquid, it may reach any. */
export function checkReach(drafts: readonly Draft[]): [Remark, Draft][] {
  return unreachedAmong(drafts).map((draft) => [warning(['numbers'], unreached(draft.name)), draft]);
}

/** The widgets that no number and no transition reaches. */
export function unreachedAmong(drafts: readonly Draft[]): Draft[] {
  if (drafts.some(({ templates }) => templates.some(({ path }) => path[0] === 'transitions'))) return [];
  const reached = new Set(['default', ...drafts.flatMap(ledTo)]);
  return drafts.filter(({ name, numbers }) => !reached.has(name) && numbers.length === 0);
}

function unreached(name: string): string {
  return `no number and no transition reaches this widget: only /connect?widget=${name} runs it`;
}

/** The names of the other widgets to which a widget's transitions lead. */
function ledTo({ name, value }: Draft): string[] {
  return literalNexts(value.transitions)
    .map(({ text }) => /[?&]widget=([\w-]+)/.exec(text)?.[1] ?? text.trim())
    .filter((next) => next !== name);
}
