import { literalNexts } from './check-next';
import type { Draft } from './draft';
import { type JsonPath, type Remark, warning } from './finding';

/** Warn of widgets that no number and no transition reaches. Where a `next` holds Liquid, it may reach any. */
export function checkReach(drafts: readonly Draft[]): Map<Draft, Remark[]> {
  const remarks = new Map<Draft, Remark[]>();
  if (drafts.some(({ templates }) => templates.some(({ path }) => path[0] === 'transitions'))) return remarks;
  const reached = new Set(['default', ...drafts.flatMap(ledTo)]);
  for (const draft of drafts) {
    const { name, numbers, value } = draft;
    if (reached.has(name) || numbers.length > 0) continue;
    const path: JsonPath = 'name' in value ? ['name'] : [];
    const message = `no number and no transition reaches this widget: only /connect?widget=${name} runs it`;
    remarks.set(draft, [warning(path, message)]);
  }
  return remarks;
}

/** The names of the other widgets to which a widget's transitions lead. */
function ledTo({ name, value }: Draft): string[] {
  return literalNexts(value.transitions)
    .map(({ text }) => /[?&]widget=([\w-]+)/.exec(text)?.[1] ?? text.trim())
    .filter((next) => next !== name);
}
