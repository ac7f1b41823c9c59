import { widgetKey } from '../configuration-of';
import { type FlowGraph, reachedFrom, type Stop, type Way } from '../flows/flow-graph';
import { isTemplate } from '../liquid/render-template';
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
    flows.flatMap(({ name, start }) => (start === undefined ? [] : [[name, widgetKey(start, name)]])),
  );
  const leadsTo = (next: string, flow: string | undefined): Way['leads'] => {
    if (next === '') return { to: 'end' };
    if (isTemplate(next)) return { to: 'any' };
    const [, otherFlow] = /^flow:\s*([\w-]+)$/.exec(next) ?? [];
    const key = names.widget(next, flow) ?? starts.get(otherFlow ?? '');
    return key === undefined ? { to: 'elsewhere' } : { to: 'stop', key };
  };
  const listedWays = (transitions: unknown, flow: string | undefined) =>
    transitionsIn(transitions).flatMap(({ transition: { event, next }, path: [, index] }): Way[] =>
      typeof event === 'string'
        ? [{ event, index, leads: leadsTo(typeof next === 'string' ? next.trim() : '', flow) }]
        : [],
    );
  const stopOf = ({ name, flow, type, value }: Draft): Stop => {
    const listed = listedWays(value.transitions, flow).filter(({ event }) => happens(event, type));
    const happening = new Set(listed.map(({ event }) => event));
    const unlisted = Object.keys(definitions[type].events).filter(
      (event) => !happening.has(event) && !optionalEvents.has(event),
    );
    const ends = unlisted.map((event): Way => ({ event, leads: { to: 'end' } }));
    return { name, flow, kind: behaviours[type].kind, ways: [...listed, ...ends] };
  };
  const graph: FlowGraph = new Map<string, Stop>([
    ...drafts.map((draft): [string, Stop] => [keyOfDraft(draft), stopOf(draft)]),
    ...flows.flatMap(({ name: flow, strangers }) =>
      // Of a type that does not run here, any event may happen.
      [...strangers].map(([name, { value }]): [string, Stop] => [
        widgetKey(name, flow),
        { name, flow, kind: 'waits', ways: listedWays(value.transitions, flow) },
      ]),
    ),
  ]);
  return {
    graph,
    flows: new Map(
      flows.map(({ name: flow, start, otherStarts }) => {
        const reachedFromAll = (names: readonly string[]) =>
          reachedFrom(
            graph,
            names.map((name) => widgetKey(name, flow)),
          );
        const reached = reachedFromAll(start === undefined ? [] : [start]);
        const others = reachedFromAll(otherStarts.map(({ name }) => name));
        return [flow, { reached, aside: new Set([...others.keys()].filter((key) => !reached.has(key))) }];
      }),
    ),
  };
}

/** A split without a match never comes by it, and a holiday that is not listed is closed. */
const optionalEvents: ReadonlySet<string> = new Set(['match', 'holiday']);
