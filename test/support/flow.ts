/** Where a widget of a flow leads by event: a name, `''` for the end, or transitions as Studio writes them. */
type Ways = Readonly<Record<string, string>> | readonly object[];

/** A widget of a flow, as Studio exports it. */
export function state(type: string, name: string, properties: object = {}, ways: Ways = {}): object {
  const listed: readonly object[] = Array.isArray(ways) ? ways : transitions(ways);
  return { name, type, transitions: listed, properties: { offset: { x: 0, y: 0 }, ...properties } };
}

/** A flow of these widgets, as Studio exports it: an incoming call comes to the first of them. */
export function flow(...states: readonly object[]): object {
  const [first] = states;
  const next = first !== undefined && 'name' in first ? first.name : '';
  const events = [
    { event: 'incomingMessage' },
    { event: 'incomingCall', next },
    { event: 'incomingRequest' },
  ];
  return {
    description: 'A flow',
    states: [
      { name: 'Trigger', type: 'trigger', transitions: events, properties: { offset: { x: 0, y: 0 } } },
      ...states,
    ],
    initial_state: 'Trigger',
    flags: { allow_concurrent_calls: true },
  };
}

/** The way that a split takes where these conditions hold. */
export function match(next: string, ...conditions: readonly object[]): object {
  return { event: 'match', next, conditions };
}

function transitions(ways: object): object[] {
  return Object.entries(ways).map(([event, next]: [string, string]) =>
    next === '' ? { event } : { event, next },
  );
}

/** Liquid that fails in a call: it would take more memory than a template may have. */
export const failing = '{% for i in (1..100000000) %}{{i}}{% endfor %}';

/** How a line of the log about it begins. */
export function failedAt(widget: string, property: string): string {
  return `${widget} ${property}: its Liquid failed: memory alloc limit exceeded, line:1, col:1`;
}
