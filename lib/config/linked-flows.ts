import { isTemplate } from '../liquid/render-template';
import type { Draft } from './draft';
import { nexts } from './nexts';

/**
 * The widgets in groups that no call goes between: those of one flow, and of others that it leads to or that lead to it. Single
 * widgets are one flow among them. What is told in a group, only a template of the group can read.
 */
export function linkedFlows(drafts: readonly Draft[]): Draft[][] {
  const flows = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const list = flows.get(flowOf(draft)) ?? [];
    flows.set(flowOf(draft), list);
    list.push(draft);
  }
  const links = new Map([...flows.keys()].map((flow) => [flow, new Set<string>()]));
  for (const [from, list] of flows) {
    const own = new Set(list.map(({ name }) => name));
    for (const { text } of list.flatMap(({ value }) => nexts(value.transitions))) {
      const to = own.has(text.trim()) ? from : flowAt(text, from);
      // Only the call knows: maybe any.
      if (to === undefined) return [[...drafts]];
      links.get(from)?.add(to);
      links.get(to)?.add(from);
    }
  }
  const groups: Draft[][] = [];
  const met = new Set<string>();
  for (const flow of flows.keys()) {
    if (met.has(flow)) continue;
    // A set is iterated over what is added meanwhile.
    const group = new Set([flow]);
    for (const each of group) for (const next of links.get(each) ?? []) group.add(next);
    for (const each of group) met.add(each);
    groups.push([...group].flatMap((each) => flows.get(each) ?? []));
  }
  return groups;
}

const singles = '';

function flowOf({ flow = singles }: Draft): string {
  return flow;
}

/** The flow that a `next` leads to, where it is no widget of the same one: `from` for what is none. Undefined where it may be any. */
function flowAt(next: string, from: string): string | undefined {
  const [, named] = /^\s*flow:\s*([\w-]+)\s*$/.exec(next) ?? [];
  if (named !== undefined) return named;
  const [place = '', query = ''] = next.split(/[?#]/);
  if (isTemplate(place)) return undefined;
  if (!place.includes('/')) return singles;
  // This service may have any host's name, and a redirect to it takes the state of a call along.
  if (!/\/connect\s*$/.test(place)) return from;
  const parameters = new URLSearchParams(query);
  const flow = parameters.get('flow') ?? (parameters.has('widget') ? singles : undefined);
  return flow === undefined || isTemplate(flow) ? undefined : flow;
}
