import { dialLimit, stepLimit } from '../limits';
import { listAt } from '../list-at';
import { type DeadEnd, type State, stepFrom, stepsTo } from './walk';

/** A state on the way of the search: what is still to be tried from there, and what was tried last. */
interface Visit {
  readonly state: State;
  readonly rest: [next: State, outcome: string][];
  outcome: string;
}

/**
 * The circles in which a call may go until it ends, one for each state at which a circle closes. Where the caller is asked
 * something on the way, they go round by their own choice.
 */
export function findCircles(states: Iterable<State>): DeadEnd[] {
  const circles = new Map<State, DeadEnd>();
  const visited = new Set<State>();
  for (const state of states) {
    if (!visited.has(state) && !isAsking(state)) search(state, visited, circles);
  }
  return [...circles.values()];
}

/**
 * Where all that a caller does leads back again: the first state of each way from which none ends.
 * @param states in the order in which the walk came to them
 */
export function findTraps(states: Iterable<State>): DeadEnd[] {
  const all = [...states];
  const before = new Map<State, State[]>();
  for (const state of all) for (const next of state.ahead.keys()) listAt(before, next).push(state);
  const free = new Set(all.filter(({ mayEnd }) => mayEnd));
  // A set goes on to what is added to it meanwhile.
  for (const state of free) {
    for (const each of before.get(state) ?? []) free.add(each);
  }
  const trapped = all.filter((state) => !free.has(state));
  return trapped
    .filter(({ before }) => before === undefined || free.has(before.state))
    .map((state) => ({
      entrance: state.entrance,
      steps: [...stepsTo(state), stepFrom(state, [])],
      end: 'nothing that the caller does leads out of it',
    }));
}

function isAsking({ onwards: { widget } }: State): boolean {
  return widget.type === 'gather-input-on-call' || widget.type === 'record-voicemail';
}

/** Depth first. Not by recursion: thousands of widgets may stand in one line. */
function search(start: State, visited: Set<State>, circles: Map<State, DeadEnd>): void {
  const way = [visit(start)];
  const onWay = new Set([start]);
  visited.add(start);
  for (let here = way.at(-1); here !== undefined; here = way.at(-1)) {
    const untried = here.rest.pop();
    if (untried === undefined) {
      onWay.delete(here.state);
      way.pop();
      continue;
    }
    const [next, outcome] = untried;
    here.outcome = outcome;
    if (onWay.has(next) && !circles.has(next)) circles.set(next, circle(next, way));
    if (visited.has(next) || isAsking(next)) continue;
    visited.add(next);
    onWay.add(next);
    way.push(visit(next));
  }
}

function visit(state: State): Visit {
  return { state, rest: [...state.ahead].reverse(), outcome: '' };
}

function circle(head: State, way: readonly Visit[]): DeadEnd {
  const around = way.slice(way.findIndex(({ state }) => state === head));
  const rings = around.some(({ state }) => state.onwards.widget.type === 'connect-call-to');
  return {
    entrance: head.entrance,
    steps: [...stepsTo(head), ...around.map(({ state, outcome }) => stepFrom(state, [outcome]))],
    end: `${head.onwards.widget.name} again, and so on: the call ends after ${rings ? `${dialLimit} Dials` : `${stepLimit} widgets`}`,
  };
}
