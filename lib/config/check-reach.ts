import type { Draft, Holder } from './draft';
import type { FlowDraft } from './draft-flow';
import { type Remark, warning } from './finding';
import { literalNexts } from './nexts';

/** Warn of widgets and flows that no number and no transition reaches. Where a `next` holds Liquid, it may reach any. */
export function checkReach(drafts: readonly Draft[], flows: readonly FlowDraft[]): [Remark, Holder][] {
  const reached = new Set([
    'default',
    ...drafts.flatMap(({ value }) => literalNexts(value.transitions).map(flowAt)),
  ]);
  return [
    ...unreachedAmong(drafts).map((draft): [Remark, Holder] => {
      const what = 'no number and no transition reaches this widget';
      return [warning(['numbers'], `${what}: only /connect?widget=${draft.name} runs it`), draft];
    }),
    ...flows.flatMap(({ name, numbers, holder }): [Remark, Holder][] => {
      if (holder === undefined || numbers.length > 0 || reached.has(name)) return [];
      const message = `no number and no transition reaches this flow: only /connect?flow=${name} runs it. Write "numbers" beside "states"`;
      return [[warning([], message), holder]];
    }),
  ];
}

/** The flow that a `next` leads to; no flow has an empty name. */
function flowAt({ text }: { readonly text: string }): string {
  return /^\s*flow:\s*([\w-]+)/.exec(text)?.[1] ?? /[?&]flow=([\w-]+)/.exec(text)?.[1] ?? '';
}

/** The single widgets that no number and no transition reaches. */
export function unreachedAmong(drafts: readonly Draft[]): Draft[] {
  if (drafts.some(({ templates }) => templates.some(({ path }) => path.at(-1) === 'next'))) return [];
  const reached = new Set(['default', ...drafts.flatMap(ledTo)]);
  return drafts.filter(
    ({ name, flow, numbers }) => flow === undefined && !reached.has(name) && numbers.length === 0,
  );
}

/** The names of the other widgets to which a widget's transitions lead. */
function ledTo({ name, flow, value }: Draft): string[] {
  return literalNexts(value.transitions)
    .map(({ text }) => /[?&]widget=([\w-]+)/.exec(text)?.[1] ?? text.trim())
    .filter((next) => flow !== undefined || next !== name);
}
