import { isOver } from '../../lib/call/is-over';
import { readCall } from '../../lib/call/read-call';
import { connect } from '../../lib/connect';
import { connectStatus } from '../../lib/connect-status';
import { addressOf } from '../../lib/dial/read-target';
import type {
  Answer,
  Ask,
  Call,
  Configuration,
  DialAnswer,
  Handling,
  Parameters,
  Problem,
  Service,
} from '../../lib/types';
import { ownFunction } from '../../lib/url/own-function';
import { serviceRoot } from '../../lib/url/service-url';
import { dialEvent, listedEvent } from '../../lib/widgets/connect-call-to/dial-event';
import { startVisit } from '../../lib/widgets/visit';
import { resumeAt } from '../../lib/widgets/widget-types';
import { askOnLeg } from './ask-on-leg';
import { endings, type Happening, isDialOutcome, toldOf } from './happenings';
import { isPossible, type Position, ringing, type Waiting, waitingWith } from './positions';
import { type Acting, answered, askedFor, toldOfActing } from './stand-in-actions';
import { actionParameters, callParameters, messageParameters } from './stand-in-parameters';
import type { Stay, Step, StepEvent } from './step';
import type { SampleCall } from './workbench';

// A stand-in for Twilio's part of a call: it requests what the TwiML names, with the parameters that Twilio would send,
// and the project's own core answers. Nothing is ever sent anywhere.

export interface Story {
  readonly steps: readonly Step[];
  readonly position: Position;
}

interface World {
  readonly service: Service;
  readonly sample: SampleCall;
  /** When the call is, in milliseconds since 1970. */
  readonly moment: number;
}

/** More requests than a call makes that ever ends. */
const mostRequests = 200;

/**
 * What happens to a sample call.
 * @param entry the parameters of its first request that name a widget or a flow; none where its number does
 */
export function tryCall(entry: Parameters, happenings: readonly Happening[], world: World): Story {
  const steps: Step[] = [];
  const left = [...happenings];
  let next: Position | Request = callIn(entry, world.sample);
  for (let requests = 0; requests < mostRequests; requests++) {
    if ('path' in next) {
      const taken = take(next, left, world);
      steps.push(taken.step);
      next = taken.next;
      continue;
    }
    const happening: Happening | undefined =
      next.kind === 'over' || next.kind === 'acting' ? undefined : takePossible(left, next);
    if (next.kind === 'over' || happening === undefined) return { steps, position: next };
    const gone = goOn(next, happening, world);
    steps.push(...gone.asked);
    next = gone.next;
  }
  return { steps, position: over('The call goes in circles.') };
}

/** The next thing that has happened and is possible here: before the flow was changed, more may have been. */
function takePossible(left: Happening[], waiting: Waiting): Happening | undefined {
  for (let happening = left.shift(); happening !== undefined; happening = left.shift()) {
    if (isPossible(happening, waiting)) return happening;
  }
  return undefined;
}

/** One of Twilio's requests of this service for TwiML. */
interface Request {
  readonly path: '/connect' | '/connect-status';
  readonly happened: string;
  readonly parameters: Parameters;
  /** To ask Twilio's API for: whom the call with the DialCallSid rang. */
  readonly rung?: string;
}

function callIn(entry: Parameters, sample: SampleCall): Request {
  const own = Object.fromEntries(sample.parameters.filter(([name]) => name !== ''));
  return {
    path: '/connect',
    happened: 'The call comes in',
    parameters: { ...callParameters(sample, 'ringing'), ...own, ...entry },
  };
}

/** What Twilio requests of a URL of this service while the caller is there, or when they have gone. */
function requestOf(
  url: string,
  happened: string,
  { sample }: World,
  { isGone = false, told = {} }: { readonly isGone?: boolean; readonly told?: Parameters } = {},
): Request {
  const { pathname, searchParams } = new URL(url);
  return {
    path: pathname === '/connect' ? '/connect' : '/connect-status',
    happened,
    parameters: {
      ...callParameters(sample, isGone ? 'completed' : 'in-progress'),
      ...twilioParametersOf(sample),
      ...told,
      ...Object.fromEntries(searchParams),
    },
  };
}

interface Gone {
  /** What a person was asked who answered. */
  readonly asked: readonly Step[];
  readonly next: Position | Request;
}

/** Where a call goes when something has happened that it waited for. */
function goOn(waiting: Waiting, happening: Happening, world: World): Gone {
  const { outcome, text = '' } = happening;
  const request = (...[url, happened, what]: [string, string, Parameters?, boolean?]): Gone => ({
    asked: [],
    next: requestOf(url, happened, world, { told: what ?? {} }),
  });
  switch (waiting.kind) {
    case 'ringing':
      return afterDial(waiting, happening, world);
    case 'asked':
      if (outcome === 'keys') return request(waiting.action, `The caller presses ${text}`, { Digits: text });
      if (outcome === 'speech') {
        const told = { SpeechResult: text, Confidence: '0.9' };
        return request(waiting.action, `The caller says “${text}”`, told);
      }
      if (outcome === 'silence') return request(waiting.action, 'The caller does nothing');
      // Twilio requests nothing then.
      return { asked: [], next: over('The caller has hung up, and the call is over.') };
    case 'recording': {
      if (outcome === 'notRecorded') return request(waiting.silent, 'The caller says nothing');
      if (outcome === 'recorded') {
        return request(waiting.action, 'The caller leaves a message of 20 seconds', messageParameters(''));
      }
      if (outcome === 'hangup') {
        return { asked: [], next: over('The caller has hung up without a message, and the call is over.') };
      }
      const told = messageParameters('hangup');
      const happened = 'The caller leaves a message of 20 seconds and hangs up';
      return { asked: [], next: requestOf(waiting.action, happened, world, { told, isGone: true }) };
    }
    case 'queued': {
      const results = { leftQueue: 'bridged', queueFull: 'queue-full', hangup: 'hangup' };
      const isKnown = outcome === 'leftQueue' || outcome === 'queueFull' || outcome === 'hangup';
      const told = { QueueResult: isKnown ? results[outcome] : 'error', QueueTime: '30' };
      const words = {
        leftQueue: 'Somebody takes the call out of the queue, and they talk',
        queueFull: 'The queue is full',
        hangup: 'The caller hangs up while they wait',
      };
      const happened = isKnown ? words[outcome] : 'Something fails';
      return {
        asked: [],
        next: requestOf(waiting.action, happened, world, { told, isGone: outcome === 'hangup' }),
      };
    }
    case 'away':
      if (outcome === 'hangup') {
        return { asked: [], next: over('The caller has hung up, and the call is over.') };
      }
      return request(comingBack(waiting.widget, world), 'The call comes back', { FlowEvent: 'return' });
    case 'acting':
      // It is answered while the request lasts.
      return { asked: [], next: waiting };
  }
}

/** The URL that other TwiML gives a call back at. */
function comingBack(key: string, { service }: World): string {
  const slash = key.indexOf('/');
  const [flow, widget] = [key.slice(0, Math.max(0, slash)), key.slice(slash + 1)];
  const url = new URL('/connect-status', serviceRoot(service.domain));
  if (flow !== '') url.searchParams.set('flow', flow);
  url.searchParams.set('widget', widget);
  return url.href;
}

/** The end of a Dial, and before it what the person who answered was asked. */
function afterDial(
  { dial, goesOnWithout: ringsOn }: Waiting & { kind: 'ringing' },
  happening: Happening,
  world: World,
): Gone {
  const outcome = isDialOutcome(happening.outcome) ? happening.outcome : 'failed';
  const chosen = dial.targets.find((target) => addressOf(target) === happening.by) ?? dial.targets[0];
  const rung = chosen === undefined ? '' : addressOf(chosen);
  const asked =
    dial.screenUrl !== undefined && (outcome === 'answered' || outcome === 'declined')
      ? askOnLeg(dial, { rung, accepts: outcome === 'answered', ...world })
      : [];
  const happened = ringsOn && outcome === 'declined' ? `${rung} refuses` : toldOf(outcome, dial);
  const told = actionParameters(dial, outcome);
  const isGone = endings[outcome].over;
  const request = requestOf(dial.attributes.action, happened, world, { told, isGone });
  return { asked, next: { ...request, rung } };
}

interface Taken {
  readonly step: Step;
  readonly next: Position | Request;
}

/** Let the project answer a request, and go where its answer leads. */
function take(request: Request, left: Happening[], world: World): Taken {
  const { path, happened, parameters } = request;
  const call = readCall(parameters);
  const report: { problems: Problem[]; secrets: string[] } = { problems: [], secrets: [] };
  const way: Stay[] = [];
  const service = { ...world.service, configuration: tracing(world.service.configuration, way) };
  const handling = { service, report, moment: world.moment };
  const decided = path === '/connect' ? connect(call, handling) : connectStatus(call, handling);
  // The widget that waited is where the call was already.
  if (path === '/connect-status') way.shift();
  const notes: string[] = [];
  const acted = actOut(decided, {
    rung: request.rung ?? '',
    left,
    notes,
    widget: () => way.at(-1)?.widget ?? '',
  });
  const answer = acted.kind === 'acting' ? undefined : acted;
  const ringsOn = decided.kind === 'ask' && answer?.kind === 'dial' && hasRefused(answer);
  const event =
    path === '/connect'
      ? withoutTargets(call, answer, world)
      : eventOf(call, { ...handling, service: world.service }, ringsOn);
  const isGone = isOver(call);
  const step: Step = {
    happened,
    path,
    parameters,
    ...(event !== undefined && { event }),
    ...(answer !== undefined && { answer }),
    way,
    problems: report.problems,
    notes: [...notes, ...(answer === undefined ? [] : notesOn(answer, isGone))],
  };
  if (acted.kind === 'acting') return { step, next: acted };
  return { step, next: arrive(acted, way.at(-1), { world, isGone }) };
}

/** A configuration that writes down which widgets are looked up, which is the way of the call. */
function tracing(configuration: Configuration, way: Stay[]): Configuration {
  return {
    ...configuration,
    widget: (name, flow) => {
      const found = configuration.widget(name, flow);
      if (found !== undefined) way.push({ widget: name, ...(flow !== undefined && { flow }) });
      return found;
    },
  };
}

interface Stage {
  readonly rung: string;
  readonly left: Happening[];
  readonly notes: string[];
  /** The widget that asks. */
  widget(): string;
}

/** The answer when all that the core asks for has been done by stand-ins; or what is still to be decided about. */
function actOut(decided: Answer | Ask, stage: Stage): Answer | (Waiting & { kind: 'acting' }) {
  if (decided.kind !== 'ask') return decided;
  switch (decided.action) {
    // Whoever was rung is known, and every letter arrives.
    case 'lookUpCall':
      return actOut(decided.resume({ ok: true, to: stage.rung }), stage);
    case 'deliver':
      return actOut(decided.resume({ ok: true }), stage);
    case 'sendMessage':
    case 'webRequest':
      return actOutFor(decided, stage);
  }
}

function actOutFor(acting: Acting, stage: Stage): Answer | (Waiting & { kind: 'acting' }) {
  const waiting = { kind: 'acting', widget: stage.widget(), acting } as const;
  const happening = takePossible(stage.left, waiting);
  stage.notes.push(happening === undefined ? `${askedFor(acting)}.` : toldOfActing(acting, happening));
  return happening === undefined ? waiting : actOut(answered(acting, happening), stage);
}

/** What the widget that waited makes of a request. */
function eventOf(call: Call, handling: Handling, ringsOn: boolean): StepEvent | undefined {
  const widget = handling.service.configuration.widget(call.widgetName ?? '', call.flowName);
  if (widget === undefined) return undefined;
  if (widget.type === 'connect-call-to') {
    const name = dialEvent(call.parameters);
    const listedAs = listedEvent(name, widget);
    return { widget: widget.name, name, ringsOn, ...(listedAs !== name && !ringsOn && { listedAs }) };
  }
  const report = { problems: [], secrets: [] };
  const step = resumeAt(startVisit(widget, call, { ...handling, report }));
  return step.kind === 'happened' ? { widget: widget.name, name: step.event, ringsOn: false } : undefined;
}

/** A widget that has nobody to ring takes its `failed` transition at once. */
function withoutTargets(
  { widgetName = '', flowName }: Call,
  answer: Answer | undefined,
  { service }: World,
): StepEvent | undefined {
  const widget = service.configuration.widget(widgetName, flowName);
  if (widget?.type !== 'connect-call-to' || answer === undefined || answer.kind === 'refusal')
    return undefined;
  if (answer.kind === 'dial' && widgetOf(answer) === widgetName) return undefined;
  const listedAs = listedEvent('failed', widget);
  return { widget: widgetName, name: 'failed', ringsOn: false, ...(listedAs !== 'failed' && { listedAs }) };
}

/** Whether this Dial is the rest of a ring that somebody has refused. */
function hasRefused({ attributes }: DialAnswer): boolean {
  return readCall(Object.fromEntries(new URL(attributes.action).searchParams)).progress.refused.length > 0;
}

function widgetOf({ attributes }: DialAnswer): string {
  return new URL(attributes.action).searchParams.get('widget') ?? '';
}

function arrive(
  answer: Answer,
  stay: Stay | undefined,
  { world, isGone }: { readonly world: World; readonly isGone: boolean },
): Position | Request {
  if (isGone) return over('The caller has hung up, and the call is over.');
  switch (answer.kind) {
    case 'dial':
      return ringing(answer);
    case 'redirect':
      return redirected(answer.url, world);
    case 'refusal':
      return over(
        `The answer is ${answer.status}: Twilio turns to the number’s fallback URL, and without one the caller is cut off.`,
      );
    case 'verbs': {
      const key = stay?.flow === undefined ? (stay?.widget ?? '') : `${stay.flow}/${stay.widget}`;
      const waiting = waitingWith(answer.elements, key);
      if (waiting?.kind === 'away' && isOwn(waiting.url, world)) return redirected(waiting.url, world);
      return waiting ?? over('The call is hung up.');
    }
    case 'hangup':
    case 'screen':
    case 'bridge':
      // The last two are answers on another leg, of which the caller hears nothing.
      return over('The call is hung up.');
  }
}

/** A redirect to one of this service's own Functions goes on here; what is anywhere else, nobody here knows. */
function redirected(to: string, world: World): Position | Request {
  if (isOwn(to, world)) return requestOf(to, 'Twilio follows the redirect', world);
  const where =
    new URL(to).hostname === 'webhooks.twilio.com' ? 'goes back to its Studio flow' : `goes on at ${to}`;
  return over(`The call ${where}, outside of this page.`);
}

function isOwn(to: string, { service }: World): boolean {
  const own = ownFunction(new URL(to), service.domain);
  return own === '/connect' || own === '/connect-status';
}

/** Twilio sends its own parameters again with each request; the user's travel in the URLs. */
function twilioParametersOf({ parameters }: SampleCall): Parameters {
  return Object.fromEntries(parameters.filter(([name]) => /^\p{Lu}/u.test(name) && name !== 'FlowSid'));
}

function notesOn(answer: Answer, isGone: boolean): string[] {
  if (!isGone) return [];
  const sent = answer.kind === 'redirect' && answer.delivery !== undefined;
  return [
    'Twilio does not run this: the call is over.',
    ...(sent ? [`The service itself sends a signed request to ${answer.url}.`] : []),
  ];
}

function over(why: string): Position {
  return { kind: 'over', why };
}
