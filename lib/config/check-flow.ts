import { endlessCircles, silentEnds, type Way } from '../flows/flow-graph';
import { quote } from '../quote';
import { definitions } from '../widgets/definitions';
import type { Draft, Holder } from './draft';
import type { FlowDraft, Stranger } from './draft-flow';
import { fault, type JsonPath, type Remark, warning } from './finding';
import { meantName } from './meant-name';
import { keyOfDraft } from './names';
import type { FlowWays, Ways } from './ways';

/**
 * Check the ways through all flows: what a call can get to, where it would never end, and where it ends without a word.
 * Single widgets may lead in circles as well.
 */
export function checkFlows(
  drafts: readonly Draft[],
  flows: readonly FlowDraft[],
  ways: Ways,
): [Remark, Holder][] {
  const byKey = new Map(drafts.map((draft) => [keyOfDraft(draft), draft]));
  const reached = new Set([...ways.flows.values()].flatMap((flow) => [...flow.reached.keys()]));
  const isReached = (key: string) => ways.graph.get(key)?.flow === undefined || reached.has(key);
  return [
    ...flows.flatMap((flow) => checkFlow(flow, { byKey, ways })),
    ...endlessCircles(ways.graph, isReached).flatMap((circle) =>
      holdersOf(circle.slice(0, 1), byKey).map((draft): [Remark, Holder] => [
        circleRemark(circle, ways),
        draft,
      ]),
    ),
  ];
}

interface Drafts {
  readonly byKey: ReadonlyMap<string, Draft>;
  readonly ways: Ways;
}

function holdersOf(keys: readonly string[], byKey: Drafts['byKey']): Draft[] {
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

function checkFlow(flow: FlowDraft, { byKey, ways }: Drafts): [Remark, Holder][] {
  const { name, drafts, strangers, start, holder, otherStarts } = flow;
  const reach = ways.flows.get(name);
  if (start === undefined || holder === undefined || reach === undefined) return [];
  const keyOf = (widget: string) => keyOfDraft({ name: widget, flow: name });
  const ofFile: Remark[] = [
    ...[...strangers].map(([widget, stranger]) =>
      strangerRemark(stranger, { name: widget, key: keyOf(widget), reach, ways }),
    ),
    ...otherStarts.flatMap(({ path, event, name: first }) =>
      asideRemark(keyOf(first), { path, event, reach, byKey }),
    ),
  ];
  const unreached = drafts.filter((draft) => {
    const key = keyOfDraft(draft);
    return !reach.reached.has(key) && !reach.aside.has(key);
  });
  return [
    ...ofFile.map((remark): [Remark, Holder] => [remark, holder]),
    ...unreached.map((draft): [Remark, Holder] => [
      warning(['name'], `no way from incomingCall leads to ${quote(draft.name)}`),
      draft,
    ]),
    ...silentEnds(ways.graph, keyOf(start)).flatMap(({ key, way }) =>
      holdersOf([key], byKey).map((draft): [Remark, Holder] => [silentRemark(way, draft), draft]),
    ),
  ];
}

const mostNames = 10;

/** One line for all that only another event of the trigger leads to: half of a flow may be for text messages. */
function asideRemark(
  first: string,
  {
    path,
    event,
    reach: { aside },
    byKey,
  }: { path: JsonPath; event: string; reach: FlowWays; byKey: Drafts['byKey'] },
): Remark[] {
  const names = holdersOf([...aside], byKey).map(({ name }) => quote(name));
  if (!aside.has(first) || names.length === 0) return [];
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : '';
  const which = `${names.slice(0, mostNames).join(', ')}${more}`;
  return [
    warning(path, `is where ${quote(event)} leads: only calls come here, so that nobody gets to ${which}`),
  ];
}

function strangerRemark(
  { type, path }: Stranger,
  { name, key, reach, ways }: { name: string; key: string; reach: FlowWays; ways: Ways },
): Remark {
  const what = `is ${quote(type)}, a type of widget that does not run here: ${insteadOf(type)}`;
  const end = what.endsWith('?') ? '' : '.';
  const at: JsonPath = [...path, 'type'];
  if (!reach.reached.has(key)) return warning(at, `${what}${end} No call gets to ${quote(name)}`);
  const before = reach.reached.get(key);
  const from = before === undefined ? 'incomingCall' : quote(ways.graph.get(before)?.name);
  return fault(at, `${what}${end} ${quote(name)} is reached from ${from}`);
}

/** What to do in place of a widget of Studio's that does not run here. */
function insteadOf(type: string): string {
  const known = instead.get(type);
  if (known !== undefined) return known;
  const types = Object.keys(definitions);
  const whole = types.find((each) => type !== '' && each.endsWith(`-${type}`));
  const meant = whole ?? meantName(type, types, type.length / 3);
  return meant === undefined
    ? 'lead to a URL or a /path that does the same, or take it out'
    : `did you mean ${quote(meant)}?`;
}

const hangUp = 'leave "next" out where it is led to, and the call ends there';
const noOutgoing = 'only incoming calls run here. Take it out';

const instead: ReadonlyMap<string, string> = new Map([
  ['run-subflow', 'write the other flow to assets/flows/ as well, and "next": "flow:NAME"'],
  ['send-to-flex', 'use enqueue-call with the workflow of Flex'],
  ['make-outgoing-call', noOutgoing],
  ['make-outgoing-call-v2', noOutgoing],
  ['send-and-wait-for-reply', 'a call does not wait for a text; use send-message'],
  ['capture-payments', 'use add-twiml-redirect to TwiML with <Pay>'],
  ['fork-stream', 'use add-twiml-redirect to TwiML with <Start><Stream>'],
  ['add-segment', 'use make-http-request'],
  ['hangup', hangUp],
  ['hang-up', hangUp],
]);

function circleRemark(circle: readonly string[], { graph }: Ways): Remark {
  const way = [...circle, ...circle.slice(0, 1)].map((key) => quote(graph.get(key)?.name)).join(' → ');
  return fault(
    ['transitions'],
    `leads in a circle in which nothing waits for the caller: ${way}; a call would never get out. Put a gather, a ring or an end into it`,
  );
}

function silentRemark({ event, index }: Way, { value: { transitions } }: Draft): Remark {
  const transition: unknown =
    Array.isArray(transitions) && index !== undefined ? transitions[index] : undefined;
  const hasNext = Object.hasOwn(Object(transition), 'next');
  const at = index === undefined ? [] : hasNext ? [index, 'next'] : [index];
  return warning(
    ['transitions', ...at],
    `ends the flow on ${quote(event)} before the caller has heard anything: they are hung up on without a word. Lead to a widget that says something`,
  );
}
