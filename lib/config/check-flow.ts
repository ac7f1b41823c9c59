import {
  endlessCircles,
  type FlowGraph,
  reachedFrom,
  type Stop,
  silentEnds,
  type Way,
} from '../flows/flow-graph';
import { isObject } from '../is-object';
import { isTemplate } from '../liquid/render-template';
import { quote } from '../quote';
import { definitions } from '../widgets/definitions';
import { behaviours } from '../widgets/widget-types';
import { nexts } from './check-next';
import type { Draft } from './draft';
import type { FlowDraft, Stranger } from './draft-flow';
import { fault, type JsonPath, type Remark, warning } from './finding';

/** Something about a flow, at a path of its file. */
type FlowRemark = Remark;

/** Check the ways through a flow: what a call can get to, where it would never end, and where it ends without a word. */
export function checkFlow(flow: FlowDraft): FlowRemark[] {
  const { drafts, strangers, start } = flow;
  if (start === undefined) return [];
  const graph = flowGraph(flow);
  const reached = reachedFrom(graph, start);
  return [
    ...[...strangers].map(([name, stranger]) => strangerRemark(name, stranger, reached)),
    ...drafts.flatMap(({ name, base }) =>
      reached.has(name)
        ? []
        : [warning([...base, 'name'], `no way from incomingCall leads to ${quote(name)}`)],
    ),
    ...endlessCircles(graph).map((circle) => circleRemark(circle, drafts)),
    ...silentEnds(graph, start).map(({ name, way }) => silentRemark(name, way, drafts)),
  ];
}

/** The ways through a flow, as far as its file can be read. */
export function flowGraph({ drafts, strangers }: Pick<FlowDraft, 'drafts' | 'strangers'>): FlowGraph {
  const names = new Set([...drafts.map(({ name }) => name), ...strangers.keys()]);
  return new Map<string, Stop>([
    ...drafts.map(({ name, type, value }): [string, Stop] => [
      name,
      {
        name,
        kind: behaviours[type].kind,
        ways: waysOf(value.transitions, { names, events: Object.keys(definitions[type].events) }),
      },
    ]),
    ...[...strangers].map(([name, { value }]): [string, Stop] => [
      name,
      { name, kind: 'waits', ways: waysOf(value.transitions, { names, events: [] }) },
    ]),
  ]);
}

interface Flow {
  readonly names: ReadonlySet<string>;
  /** Those that may happen: one that is not listed ends the flow. */
  readonly events: readonly string[];
}

function waysOf(transitions: unknown, { names, events }: Flow): Way[] {
  const listed = (Array.isArray(transitions) ? transitions : []).flatMap(
    (transition: unknown, index): Way[] => {
      if (!isObject(transition) || typeof transition.event !== 'string') return [];
      const { event, next } = transition;
      return [{ event, index, leads: leadsTo(typeof next === 'string' ? next.trim() : '', names) }];
    },
  );
  const happening = new Set(listed.map(({ event }) => event));
  // A split without a match never comes by it, and a holiday that is not listed is closed.
  const others = events.filter((event) => !happening.has(event) && event !== 'match' && event !== 'holiday');
  return [...listed, ...others.map((event): Way => ({ event, leads: { to: 'end' } }))];
}

function leadsTo(next: string, names: ReadonlySet<string>): Way['leads'] {
  if (next === '') return { to: 'end' };
  if (isTemplate(next)) return { to: 'any' };
  return names.has(next) ? { to: 'widget', name: next } : { to: 'elsewhere' };
}

function strangerRemark(
  name: string,
  { type, path }: Stranger,
  reached: ReadonlyMap<string, string | undefined>,
): FlowRemark {
  const what = `is ${quote(type)}, a type of widget that does not run here: ${insteadOf(type)}`;
  const at: JsonPath = [...path, 'type'];
  if (!reached.has(name)) return warning(at, `${what}. No call gets to ${quote(name)}`);
  const before = reached.get(name);
  const from = before === undefined ? 'incomingCall' : quote(before);
  return fault(at, `${what}. ${quote(name)} is reached from ${from}`);
}

/** What to do in place of a widget of Studio's that does not run here. */
function insteadOf(type: string): string {
  return instead.get(type) ?? 'lead to a URL or a /path that does the same, or take it out';
}

const instead: ReadonlyMap<string, string> = new Map([
  ['run-subflow', 'write the other flow to assets/flows/ as well, and "next": "flow:NAME"'],
  ['send-to-flex', 'use enqueue-call with the workflow of Flex'],
  ['make-outgoing-call', 'only incoming calls run here'],
  ['make-outgoing-call-v2', 'only incoming calls run here'],
  ['send-and-wait-for-reply', 'a call does not wait for a text; use send-message'],
  ['capture-payments', 'use add-twiml-redirect to TwiML with <Pay>'],
  ['fork-stream', 'use add-twiml-redirect to TwiML with <Start><Stream>'],
  ['add-segment', 'use make-http-request'],
]);

function circleRemark(circle: readonly string[], drafts: readonly Draft[]): FlowRemark {
  const [first = ''] = circle;
  const base = drafts.find(({ name }) => name === first)?.base ?? [];
  const way = [...circle, first].map((name) => quote(name)).join(' → ');
  return fault(
    [...base, 'transitions'],
    `leads in a circle in which nothing waits for the caller: ${way}; a call would never get out. Put a gather, a ring or an end into it`,
  );
}

function silentRemark(name: string, { event, index }: Way, drafts: readonly Draft[]): FlowRemark {
  const { base = [], value } = drafts.find((draft) => draft.name === name) ?? {};
  const listed = index === undefined ? [] : [index];
  const at = nexts(value?.transitions).some(({ path }) => path[1] === index) ? [...listed, 'next'] : listed;
  return warning(
    [...base, 'transitions', ...at],
    `ends the flow on ${quote(event)} before the caller has heard anything: they are hung up on without a word. Lead to a widget that says something`,
  );
}
