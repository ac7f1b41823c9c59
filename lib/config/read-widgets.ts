import { variablesOf } from '../liquid/engine';
import { listAt } from '../list-at';
import type { Flow, OutputPath, PropertiesOf, Transition, Widget, WidgetOf, WidgetType } from '../types';
import { type Definition, definitions } from '../widgets/definitions';
import { packConditions } from '../widgets/split-based-on/pack-conditions';
import { anyName } from './check-liquid';
import type { Draft } from './draft';
import type { FlowDraft } from './draft-flow';
import { linkedFlows } from './linked-flows';
import { keysSetBy } from './names';
import { transitionsIn } from './nexts';

/** The widgets and flows of a configuration without faults, as the Functions read them. */
export function readWidgets(drafts: readonly Draft[], flows: readonly FlowDraft[]): (Widget | Flow)[] {
  const numbersOf = new Map(flows.map(({ name, numbers }) => [name, numbersIn(numbers)]));
  return [
    ...linkedFlows(drafts).flatMap((group) => {
      const paths = pathsRead(group);
      return group.map((draft) => readWidget(draft, { paths, numbers: numbersOf.get(draft.flow ?? '') }));
    }),
    ...flows
      .filter(hasStart)
      .map(({ name, start, numbers }): Flow => ({ type: 'flow', name, numbers: numbersIn(numbers), start })),
  ];
}

function hasStart(flow: FlowDraft): flow is FlowDraft & { readonly start: string } {
  return flow.start !== undefined;
}

function numbersIn(claims: Draft['numbers']): string[] {
  return [...new Set(claims.map(({ number }) => number))];
}

interface Fleet {
  readonly paths: PathsRead;
  /** Of the widget's flow. */
  readonly numbers: readonly string[] | undefined;
}

function readWidget({ type, name, flow, value, properties, numbers }: Draft, fleet: Fleet): Widget {
  return packed(
    type,
    {
      name,
      ...(flow !== undefined && { flow }),
      numbers: fleet.numbers ?? numbersIn(numbers),
      transitions: readTransitions(value.transitions, type),
      reads:
        type === 'set-variables'
          ? readAmong(keysSetBy(properties), fleet.paths)
          : [...(fleet.paths.widgets.get(name) ?? []), ...fleet.paths.anyWidget],
    },
    properties,
  );
}

function packed<T extends WidgetType>(
  type: T,
  rest: Omit<WidgetOf<T>, 'type' | 'properties'>,
  raw: Readonly<Record<string, unknown>>,
): Widget {
  const definition: Definition<T> = definitions[type];
  const properties: PropertiesOf[T] = definition.pack(raw);
  return { type, ...rest, properties } as Widget;
}

function readTransitions(transitions: unknown, type: WidgetType): Transition[] {
  return transitionsIn(transitions).flatMap(({ transition: { event, next, conditions } }): Transition[] => {
    if (typeof event !== 'string') return [];
    const packed = type === 'split-based-on' ? packConditions(conditions) : undefined;
    const text = typeof next === 'string' ? next.trim() : '';
    return [{ event, next: text, ...(packed !== undefined && { conditions: packed }) }];
  });
}

/** Of the variables that a widget sets, those that something reads. */
function readAmong(keys: readonly string[], { variables }: PathsRead): OutputPath[] {
  return [...new Set(keys)].filter((key) => variables === 'all' || variables.has(key)).map((key) => [key]);
}

interface PathsRead {
  /** By the name of the widget. */
  readonly widgets: ReadonlyMap<string, readonly OutputPath[]>;
  /** Where only the call knows of which. */
  readonly anyWidget: readonly OutputPath[];
  /** Of `flow.variables`, by name; all where only the call knows which. */
  readonly variables: 'all' | ReadonlySet<string>;
}

/** The outputs and variables that some template reads; no longer path where a shorter one has it all. */
function pathsRead(drafts: readonly Draft[]): PathsRead {
  const widgets = new Map<string, OutputPath[]>();
  const anyWidget: OutputPath[] = [];
  const variables = new Set<string>();
  let areAllRead = false;
  const sources = new Set(drafts.flatMap(({ templates }) => templates.map(({ source }) => source)));
  for (const [root, name, ...rest] of [...sources].flatMap(variablesOf)) {
    const isAny = name === undefined || name === anyName;
    if (root === 'flow' && (name === 'variables' || isAny)) {
      const [variable = anyName] = isAny ? [] : rest;
      if (variable === anyName) areAllRead = true;
      else variables.add(variable);
    }
    if (root === 'trigger' && name === 'call' && rest[0] === 'SpeechResult') anyWidget.push(rest);
    if (root !== 'widgets') continue;
    const path = rest[0] === 'variables' ? rest.slice(1) : rest;
    if (isAny) anyWidget.push(path);
    else listAt(widgets, name).push(path);
  }
  return {
    widgets: new Map([...widgets].map(([name, paths]) => [name, distinct(paths)])),
    anyWidget: distinct(anyWidget),
    variables: areAllRead ? 'all' : variables,
  };
}

function distinct(paths: readonly OutputPath[]): OutputPath[] {
  return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
}
