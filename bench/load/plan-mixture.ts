import { ask, askKnowing } from '../../test/support/ask';
import { serviceWith } from '../../test/support/service';
import { type FleetWidget, fleetWidgets } from '../fleet-widgets';
import { pick, randomNumbers } from '../random-numbers';
import { plainScenario } from '../scenario';
import { type PlannedRequest, placeholder } from './planned-request';
import { callSidOf } from './stand-in';

type Parameters = Readonly<Record<string, string>>;

/** One request without what all of them have. */
interface Sketch {
  readonly path: '/connect' | '/connect-status' | '/connect-screen';
  readonly parameters: Parameters;
  /** Whom the stand-in for Twilio's API names, where it is asked. */
  readonly rang?: string;
}

/** What a service is asked in a busy hour: so many of a hundred requests are of a kind. */
const mixture: Readonly<
  Record<string, [share: number, sketch: (widget: FleetWidget) => Sketch, of: RegExp]>
> = {
  'by number': [25, ({ number }) => connect({ To: number, Called: number }), /^[a-z-]+$/],
  'by name': [15, ({ name }) => connect({ widget: name }), /^[a-z-]+$/],
  Liquid: [15, ({ name }) => connect({ widget: name, day: 'monday', to: ' +1 646 200 0000' }), /^Liquid/],
  screened: [8, ({ name }) => connect({ widget: name }), /^screened/],
  'screen, asked': [4, ({ name }) => screen({ widget: name }), /^screened/],
  'screen, key': [4, ({ name }) => screen({ widget: name, Digits: '1' }), /^screened/],
  'status, chained': [
    6,
    ({ name }) =>
      status(name, 'busy', {
        _widgets: '3',
        _outcomes: JSON.stringify([['customer-00001', 'no-answer', placeholder.callSid, '', '']]),
      }),
    /./,
  ],
  'status, answered': [6, ({ name }) => status(name, 'completed', { DialBridged: 'true' }), /./],
  'status, no answer': [4, ({ name }) => status(name, 'no-answer'), /./],
  'status, busy': [2, ({ name }) => status(name, 'busy'), /./],
  'status, failed': [2, ({ name }) => status(name, 'failed'), /./],
  'status, canceled': [2, ({ name }) => status(name, 'canceled'), /./],
  'status, declined': [2, ({ name }) => status(name, 'completed', { DialBridged: 'false' }), /^[a-z-]+$/],
  'status, hung up': [3, ({ name }) => status(name, 'no-answer', { CallStatus: 'completed' }), /./],
  'status, refused': [2, refused, /^screened/],
};

/** The kinds for which the service itself asks somebody else, before it answers. */
const asking: ReadonlySet<string> = new Set(['status, hung up', 'status, refused']);

/** The requests that the service answers by itself. */
export function withoutAsking(requests: readonly PlannedRequest[]): PlannedRequest[] {
  return requests.filter(({ kind }) => !asking.has(kind));
}

/** Requests of all kinds to a fleet, by their shares; the callers' own data are placeholders. */
export function planMixture(
  widgets: readonly FleetWidget[],
  domain: string,
  environment: Parameters,
): PlannedRequest[] {
  const service = serviceWith(
    widgets.map(({ content }) => content),
    { domain, variables: environment },
  );
  const random = randomNumbers(7);
  const kinds = Object.entries(mixture).flatMap(([kind, [share, sketch, of]]) => {
    const some = widgets.filter((widget) => of.test(widget.kind));
    return Array.from({ length: share * 10 }, () => ({ kind, sketch: sketch(pick(some, random)) }));
  });
  return kinds.map(({ kind, sketch: { path, parameters, rang } }, index): PlannedRequest => {
    const { text } =
      path === '/connect-status' ? askKnowing(rang, parameters, service) : ask(path, parameters, service);
    // Every third as GET: a number's webhook may be set to that, too.
    return { kind, ...written(path, parameters, index % 3 === 0 ? 'GET' : 'POST'), expected: text };
  });
}

/** The fleet that the mixture is made for; its callers who hang up are told to `hungUp`. */
export function loadWidgets(hungUp: string): FleetWidget[] {
  return fleetWidgets(1_000, hungUp);
}

function written(path: string, parameters: Parameters, method: 'GET' | 'POST') {
  const { widget, ...rest } = parameters;
  const named = widget === undefined ? '' : `?${new URLSearchParams({ widget })}`;
  return method === 'GET'
    ? { method, path: `${path}?${new URLSearchParams({ ...parameters })}`, body: '' }
    : { method, path: `${path}${named}`, body: `${new URLSearchParams(rest)}` };
}

const everyCall: Parameters = {
  ...plainScenario.parameters,
  CallSid: placeholder.callSid,
  From: placeholder.from,
  Caller: placeholder.from,
  marker: placeholder.marker,
};

function connect(parameters: Parameters): Sketch {
  return { path: '/connect', parameters: { ...everyCall, ...parameters } };
}

function status(widget: string, DialCallStatus: string, more: Parameters = {}): Sketch {
  const dial = { widget, CallStatus: 'in-progress', DialCallStatus, DialCallSid: placeholder.callSid };
  return { path: '/connect-status', parameters: { ...everyCall, ...dial, ...more } };
}

/** On the leg of the person who was rung. */
function screen(parameters: Parameters): Sketch {
  const { From = '', To = '' } = everyCall;
  const leg = { From: To, To: '+16462000000', Direction: 'outbound-dial', _party: From, _number: To };
  return { path: '/connect-screen', parameters: { ...everyCall, ...leg, ...parameters } };
}

/** The first target of a screened ring has refused: the others are rung again. */
function refused({ name, content }: FleetWidget): Sketch {
  const [rang = ''] = /\+1646\d{7}/.exec(JSON.stringify(content)) ?? [];
  const DialCallSid = callSidOf(rang);
  return { ...status(name, 'completed', { DialBridged: 'false', DialCallSid }), rang };
}
