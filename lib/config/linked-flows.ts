import { isTemplate } from '../liquid/render-template';
import { listAt } from '../list-at';
import type { Draft } from './draft';
import { keyOfDraft } from './names';
import { nexts } from './nexts';

/**
 * The widgets in groups that no call goes between: those of a flow, but all together of the flows that lead to others or are
 * led to. Single widgets are one flow among them. What is told in a group, only a template of the group can read.
 */
export function linkedFlows(drafts: readonly Draft[]): readonly (readonly Draft[])[] {
  const keys = new Set(drafts.map(keyOfDraft));
  const linked = new Set<string | undefined>();
  for (const draft of drafts) {
    for (const { text } of nexts(draft.value.transitions)) {
      const name = text.trim();
      if (keys.has(keyOfDraft({ ...draft, name }))) continue;
      const [place = ''] = name.split(/[?#]/);
      // Only the call knows; or it comes in anew, and takes along what it has been told.
      if (isTemplate(place) || place.endsWith('/connect')) return [drafts];
      const [, flow] = place.split('flow:');
      if (flow !== undefined || keys.has(name)) linked.add(draft.flow).add(flow?.trim());
    }
  }
  const groups = new Map<unknown, Draft[]>();
  for (const draft of drafts) listAt(groups, linked.has(draft.flow) ? linked : draft.flow).push(draft);
  return [...groups.values()];
}
