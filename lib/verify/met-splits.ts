import { keyOf } from '../configuration-of';
import type { Configuration, Transition, Widget } from '../types';
import { describeMatch } from '../widgets/split-based-on/describe-match';
import type { Happened } from '../widgets/step';
import { findUncertainSplits, type SplitWidget } from './uncertain-splits';
import type { State } from './walk';

/** A split as it decides where something that nobody here knows lets it. */
export interface ForcedSplit {
  readonly state: State;
  readonly widget: SplitWidget;
  /** What it decides, for people. */
  readonly name: string;
}

/** The splits that a walk has met, and what of them it has not taken although some call may. */
interface MetSplits {
  note(state: State, outcomes: readonly { readonly left?: Happened }[]): void;
  /** Each once. */
  untaken(): ForcedSplit[];
}

interface Met extends Omit<ForcedSplit, 'name'> {
  /** Undefined for no match. */
  readonly taken: Set<Transition | undefined>;
}

export function metSplits(widgets: readonly Widget[], configuration: Configuration): MetSplits {
  const isUncertain = findUncertainSplits(widgets, configuration);
  const met = new Map<string, Met>();
  return {
    note(state, outcomes) {
      const { widget } = state.onwards;
      if (widget.type !== 'split-based-on' || !isUncertain(widget)) return;
      const known = met.get(keyOf(widget)) ?? { state, widget, taken: new Set() };
      met.set(keyOf(widget), known);
      for (const { left } of outcomes) known.taken.add(left?.taken);
    },
    untaken: () =>
      [...met.values()].flatMap(({ state, widget, taken }) => {
        const matches = widget.transitions.filter(
          ({ event, conditions = [] }) => event === 'match' && conditions.length > 0,
        );
        return [...matches, undefined].flatMap((transition): ForcedSplit[] => {
          if (taken.has(transition)) return [];
          taken.add(transition);
          const name = transition === undefined ? 'no match' : describeMatch(transition);
          return [{ state, widget: forced(widget, transition), name }];
        });
      }),
  };
}

/** A split that takes this transition, whatever it decides by; none of its matches where there is none. */
function forced(widget: SplitWidget, transition: Transition | undefined): SplitWidget {
  const others = widget.transitions.filter(({ event }) => event !== 'match');
  return {
    ...widget,
    transitions: transition === undefined ? others : [{ ...transition, conditions: [always] }],
  };
}

const always = { type: 'equal_to', value: 'always', argument: 'always' } as const;
