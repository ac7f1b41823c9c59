import { endlessCircles, silentEnds, type Way } from '../flows/flow-graph';
import { quote } from '../quote';
import { definitions } from '../widgets/definitions';
import type { Draft, Holder } from './draft';
import type { FlowDraft, Stranger } from './draft-flow';
import type { OtherStart } from './find-start';
import { fault, type JsonPath, type Remark, warning } from './finding';
import { meantName } from './meant-name';
import { keyOfDraft } from './names';
import type { Ways } from './ways';

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
  const draftsAt = (keys: Iterable<string>) => [...keys].flatMap((key) => byKey.get(key) ?? []);
  return [
    ...flows.flatMap((flow): [Remark, Holder][] => {
      const { name, holder, start } = flow;
      const reach = ways.flows.get(name);
      if (start === undefined || holder === undefined || reach === undefined) return [];
      const keyOf = (widget: string) => keyOfDraft({ name: widget, flow: name });
      return [
        ...[...flow.strangers].map(([widget, stranger]): [Remark, Holder] => {
          const key = keyOf(widget);
          const before = reach.reached.get(key);
          const from = before === undefined ? 'incomingCall' : quote(ways.graph.get(before)?.name);
          return [strangerRemark(stranger, widget, reach.reached.has(key) ? from : undefined), holder];
        }),
        ...flow.otherStarts
          .filter((other) => reach.aside.has(keyOf(other.name)))
          .flatMap((other): [Remark, Holder][] => {
            const names = draftsAt(reach.aside).map((draft) => draft.name);
            return names.length === 0 ? [] : [[asideRemark(other, names), holder]];
          }),
        ...flow.drafts
          .filter((draft) => ![reach.reached, reach.aside].some((keys) => keys.has(keyOfDraft(draft))))
          .map((draft): [Remark, Holder] => [
            warning(['name'], `no way from incomingCall leads to ${quote(draft.name)}`),
            draft,
          ]),
        ...silentEnds(ways.graph, keyOf(start)).flatMap(({ key, way }) =>
          draftsAt([key]).map((draft): [Remark, Holder] => [silentRemark(way, draft), draft]),
        ),
      ];
    }),
    ...endlessCircles(ways.graph, isReached).flatMap((circle) =>
      draftsAt(circle.slice(0, 1)).map((draft): [Remark, Holder] => [circleRemark(circle, ways), draft]),
    ),
  ];
}

const mostNames = 10;

/** One line for all that only another event of the trigger leads to: half of a flow may be for text messages. */
function asideRemark({ path, event }: OtherStart, names: readonly string[]): Remark {
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : '';
  const shown = names.slice(0, mostNames).map((name) => quote(name));
  const what = `is where ${quote(event)} leads: only calls come here`;
  return warning(path, `${what}, so that nobody gets to ${shown.join(', ')}${more}`);
}

/** @param from what it is reached from; undefined where no call gets to it */
function strangerRemark({ type, path }: Stranger, name: string, from: string | undefined): Remark {
  const what = `is ${quote(type)}, a type of widget that does not run here: ${insteadOf(type)}`;
  const end = what.endsWith('?') ? '' : '.';
  const at: JsonPath = [...path, 'type'];
  return from === undefined
    ? warning(at, `${what}${end} No call gets to ${quote(name)}`)
    : fault(at, `${what}${end} ${quote(name)} is reached from ${from}`);
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
  const what = `leads in a circle in which nothing waits for the caller: ${way}`;
  return fault(
    ['transitions'],
    `${what}; a call would never get out. Put a gather, a ring or an end into it`,
  );
}

function silentRemark({ event, index }: Way, { value: { transitions } }: Draft): Remark {
  const transition: unknown =
    Array.isArray(transitions) && index !== undefined ? transitions[index] : undefined;
  const hasNext = Object.hasOwn(Object(transition), 'next');
  const at = index === undefined ? [] : hasNext ? [index, 'next'] : [index];
  const what = `ends the flow on ${quote(event)} before the caller has heard anything`;
  return warning(
    ['transitions', ...at],
    `${what}: they are hung up on without a word. Lead to a widget that says something`,
  );
}
