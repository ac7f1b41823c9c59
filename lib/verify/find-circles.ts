import { dialLimit } from '../call/progress';
import { type DeadEnd, type State, stepsTo } from './walk';

/** A state on the way of the search: what is still to be tried from there, and what was tried last. */
interface Visit {
  readonly state: State;
  readonly rest: [next: State, ending: string][];
  ending: string;
}

/** The circles in which a call may go until it ends, one for each state at which a circle closes. */
export function findCircles(states: Iterable<State>): DeadEnd[] {
  const circles = new Map<State, DeadEnd>();
  const visited = new Set<State>();
  for (const state of states) {
    if (!visited.has(state)) search(state, visited, circles);
  }
  return [...circles.values()];
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
    const [next, ending] = untried;
    here.ending = ending;
    if (onWay.has(next) && !circles.has(next)) circles.set(next, circle(next, way));
    if (visited.has(next)) continue;
    visited.add(next);
    onWay.add(next);
    way.push(visit(next));
  }
}

function visit(state: State): Visit {
  return { state, rest: [...state.ahead].reverse(), ending: '' };
}

function circle(head: State, way: readonly Visit[]): DeadEnd {
  const around = way.slice(way.findIndex(({ state }) => state === head));
  return {
    entrance: head.entrance,
    steps: [
      ...stepsTo(head),
      ...around.map(({ state, ending }) => ({ widget: state.widget, endings: [ending] })),
    ],
    end: `${head.widget} again, and so on: the call ends after ${dialLimit} widgets`,
  };
}
