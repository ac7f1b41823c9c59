import { widgetKey } from '../configuration-of';
import { definitions } from '../widgets/definitions';
import { behaviours } from '../widgets/widget-types';
import type { Known } from './check-liquid';
import type { Draft } from './draft';
import type { FlowDraft } from './draft-flow';

/** What widgets and flows there are, and what they tell: for what refers to them by name. */
export interface Names {
  readonly flows: ReadonlySet<string>;
  /** The key of a widget that a widget of this flow, or a single one, may lead to by this name. */
  widget(name: string, flow: string | undefined): string | undefined;
  /** What a widget fails to do when the caller has gone; undefined where it is of use all the same. */
  lostWithout(key: string): string | undefined;
  /** What `widgets.NAME` may have in a widget of this flow; undefined where no widget has the name. */
  outputs(name: string, flow: string | undefined): Known | undefined;
  /** Variables that some widget sets. */
  readonly variables: ReadonlySet<string>;
}

/** A key by which a widget is told from all others. */
export function keyOfDraft({ name, flow }: Pick<Draft, 'name' | 'flow'>): string {
  return widgetKey(name, flow);
}

interface Files {
  readonly drafts: readonly Draft[];
  readonly flows: readonly FlowDraft[];
  /** Also those of files that cannot be read: who leads to one makes no mistake. */
  readonly singleNames: ReadonlySet<string>;
}

export function namesIn({ drafts, flows, singleNames }: Files): Names {
  const types = new Map(drafts.map((draft) => [keyOfDraft(draft), draft.type]));
  const strangers = new Set(
    flows.flatMap((flow) => [...flow.strangers.keys()].map((name) => widgetKey(name, flow.name))),
  );
  const unreadable = new Set(flows.filter(({ holder }) => holder === undefined).map(({ name }) => name));
  const anywhere = new Map<string, Known>();
  for (const { name, type } of drafts) {
    const { outputs } = definitions[type];
    anywhere.set(name, (anywhere.get(name) ?? outputs) === outputs ? outputs : true);
  }
  return {
    flows: new Set(flows.map(({ name }) => name)),
    widget(name, flow) {
      const own = widgetKey(name, flow);
      if (flow !== undefined && (types.has(own) || strangers.has(own))) return own;
      return singleNames.has(name) ? name : undefined;
    },
    lostWithout(key) {
      // What cannot be read most likely rings somebody; what is known to be something else is told of as that.
      if (strangers.has(key)) return undefined;
      const type = types.get(key) ?? 'connect-call-to';
      const { kind } = behaviours[type];
      if (kind === 'speaks') return 'nobody hears';
      if (kind === 'waits') return type === 'connect-call-to' ? 'dials nobody' : 'does nothing then';
      return undefined;
    },
    outputs(name, flow) {
      const own = flow === undefined ? undefined : types.get(widgetKey(name, flow));
      const known = own === undefined ? anywhere.get(name) : definitions[own].outputs;
      if (known !== undefined) return known;
      const isStranger = flow !== undefined && (strangers.has(widgetKey(name, flow)) || unreadable.has(flow));
      return isStranger || singleNames.has(name) ? true : undefined;
    },
    variables: new Set(
      drafts.flatMap(({ type, properties }) => (type === 'set-variables' ? keysSetBy(properties) : [])),
    ),
  };
}

/** The names of the variables that a widget sets. */
export function keysSetBy(properties: Draft['properties']): string[] {
  return definitions['set-variables'].pack(properties).variables.map(({ key }) => key);
}
