import { type FlowGraph, reachedFrom, type Stop, type Way } from '../flows/flow-graph';
import { isTemplate } from '../liquid/render-template';
import type { WidgetType } from '../types';
import { definitions } from '../widgets/definitions';
import { behaviours } from '../widgets/widget-types';
import { happens } from './check-events';
import type { Draft } from './draft';
import type { FlowDraft } from './draft-flow';
import { keyOfDraft, type Names } from './names';
import { transitionsIn } from './nexts';

/** Where calls may go, over all widgets and flows. */
export interface Ways {
  readonly graph: FlowGraph;
  /** For each flow by its name. */
  readonly flows: ReadonlyMap<string, FlowWays>;
}

export interface FlowWays {
  /** What an incoming call may come to, each with what it is first reached from: by key. */
  readonly reached: ReadonlyMap<string, string | undefined>;
  /** What the trigger's other events alone lead to, such as a message's. */
  readonly aside: ReadonlySet<string>;
}

export function waysIn(drafts: readonly Draft[], flows: readonly FlowDraft[], names: Names): Ways {
  const starts = new Map(
    flows.flatMap(({ name: flow, start }) =>
      start === undefined ? [] : [[flow, keyOfDraft({ name: start, flow })]],
    ),
  );
  const places = { names, starts };
  const graph: FlowGraph = new Map<string, Stop>([
    ...drafts.map((draft): [string, Stop] => {
      const { name, flow, type, value } = draft;
      const { kind } = behaviours[type];
      return [
        keyOfDraft(draft),
        { name, flow, kind, ways: waysOf(value.transitions, { flow, type, ...places }) },
      ];
    }),
    ...flows.flatMap(({ name: flow, strangers }) =>
      [...strangers].map(([name, { value }]): [string, Stop] => [
        keyOfDraft({ name, flow }),
        { name, flow, kind: 'waits', ways: waysOf(value.transitions, { flow, ...places }) },
      ]),
    ),
  ]);
  return {
    graph,
    flows: new Map(
      flows.map(({ name: flow, start, otherStarts }) => {
        const keyOf = (name: string) => keyOfDraft({ name, flow });
        const reached = reachedFrom(graph, start === undefined ? [] : [keyOf(start)]);
        const others = reachedFrom(
          graph,
          otherStarts.map(({ name }) => keyOf(name)),
        );
        return [flow, { reached, aside: new Set([...others.keys()].filter((key) => !reached.has(key))) }];
      }),
    ),
  };
}

interface From {
  readonly flow: string | undefined;
  /** Absent for a widget of a type that does not run here: any event may happen. */
  readonly type?: WidgetType;
  readonly names: Names;
  readonly starts: ReadonlyMap<string, string>;
}

function waysOf(transitions: unknown, from: From): Way[] {
  const { type } = from;
  const listed = transitionsIn(transitions).flatMap(({ transition, path: [, index] }): Way[] => {
    const { event, next } = transition;
    if (typeof event !== 'string' || (type !== undefined && !happens(event, type))) return [];
    return [{ event, index, leads: leadsTo(typeof next === 'string' ? next.trim() : '', from) }];
  });
  const happening = new Set(listed.map(({ event }) => event));
  const events = type === undefined ? [] : Object.keys(definitions[type].events);
  const unlisted = events.filter((event) => !happening.has(event) && !optionalEvents.has(event));
  return [...listed, ...unlisted.map((event): Way => ({ event, leads: { to: 'end' } }))];
}

/** A split without a match never comes by it, and a holiday that is not listed is closed. */
const optionalEvents: ReadonlySet<string> = new Set(['match', 'holiday']);

function leadsTo(next: string, { flow, names, starts }: From): Way['leads'] {
  if (next === '') return { to: 'end' };
  if (isTemplate(next)) return { to: 'any' };
  const [, otherFlow] = /^flow:\s*([\w-]+)$/.exec(next) ?? [];
  const key = names.widget(next, flow) ?? starts.get(otherFlow ?? '');
  return key === undefined ? { to: 'elsewhere' } : { to: 'stop', key };
}
