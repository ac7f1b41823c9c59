import { readCall } from '../../lib/call/read-call';
import { connect } from '../../lib/connect';
import { connectStatus } from '../../lib/connect-status';
import { addressOf } from '../../lib/dial/read-target';
import type { Answer, Ask, Call, DialAnswer, Parameters, Problem, Service, Widget } from '../../lib/types';
import { isOwnUrl } from '../../lib/url/service-url';
import { dialEvent, listedEvent } from '../../lib/widgets/connect-call-to/dial-event';
import { goesOnWithout } from '../../lib/widgets/connect-call-to/ring-again';
import { askOnLeg } from './ask-on-leg';
import { endings, type Happening, possibleOutcomes, toldOf } from './happenings';
import { actionParameters, callParameters } from './stand-in-parameters';
import type { Step, StepEvent } from './step';
import type { SampleCall } from './workbench';

// A stand-in for Twilio's part of a call: it requests what the TwiML names, with the parameters that Twilio would send,
// and the project's own core answers. Nothing is ever sent anywhere.

/** Where a call has come to. */
export type Position =
  | {
      readonly kind: 'ringing';
      readonly widget: string;
      readonly dial: DialAnswer;
      /** Whether the others are rung again when one of them refuses. */
      readonly goesOnWithout: boolean;
    }
  | { readonly kind: 'over'; readonly why: string };

export interface Story {
  readonly steps: readonly Step[];
  readonly position: Position;
}

/** What happens to a sample call that a widget answers. */
export function tryCall(
  widget: string,
  happenings: readonly Happening[],
  world: { readonly service: Service; readonly sample: SampleCall },
): Story {
  const begun = take(callIn(widget, world.sample), 'The call comes in', world);
  return happenings.reduce<Story>((story, happening) => {
    const { position } = story;
    // What happened to another widget, before it was changed, need not be possible with this one.
    if (position.kind === 'over' || !isPossible(happening, position)) return story;
    const rest = goOn(position, happening, world);
    return { steps: [...story.steps, ...rest.steps], position: rest.position };
  }, begun);
}

function isPossible({ outcome, by }: Happening, { dial, goesOnWithout: ringsOn }: Ringing): boolean {
  const isThere = by === undefined || !ringsOn || dial.targets.some((target) => addressOf(target) === by);
  return possibleOutcomes(dial).includes(outcome) && isThere;
}

type Ringing = Position & { kind: 'ringing' };

interface World {
  readonly service: Service;
  readonly sample: SampleCall;
}

/** One of Twilio's requests of this service for TwiML. */
interface Request {
  readonly path: '/connect' | '/connect-status';
  readonly parameters: Parameters;
  /** To ask Twilio's API for: whom the call with the DialCallSid rang. */
  readonly rung?: string;
}

function callIn(widget: string, sample: SampleCall): Request {
  const own = Object.fromEntries(sample.parameters.filter(([name]) => name !== ''));
  return { path: '/connect', parameters: { ...callParameters(sample, 'ringing'), ...own, widget } };
}

/** The end of a Dial, and before it what the person who answered was asked. */
function goOn({ widget, dial, goesOnWithout: ringsOn }: Ringing, happening: Happening, world: World): Story {
  const { outcome } = happening;
  const { over } = endings[outcome];
  const chosen = dial.targets.find((target) => addressOf(target) === happening.by) ?? dial.targets[0];
  const rung = chosen === undefined ? '' : addressOf(chosen);
  const asked =
    dial.screenUrl !== undefined && (outcome === 'answered' || outcome === 'declined')
      ? askOnLeg(dial, { rung, accepts: outcome === 'answered', ...world })
      : [];
  const action = Object.fromEntries(new URL(dial.attributes.action).searchParams);
  const parameters = {
    ...callParameters(world.sample, over ? 'completed' : 'in-progress'),
    ...twilioParametersOf(world.sample),
    ...actionParameters(dial, outcome),
    ...action,
  };
  const who = ringsOn && outcome === 'declined' ? `${rung} refuses` : toldOf(outcome, dial);
  const ended = take({ path: '/connect-status', parameters, rung }, who, world, widget);
  return { steps: [...asked, ...ended.steps], position: ended.position };
}

/** Let the project answer a request, and go where its answer leads. */
function take(request: Request, happened: string, world: World, from?: string): Story {
  const call = readCall(request.parameters);
  const report: { problems: Problem[]; secrets: string[] } = { problems: [], secrets: [] };
  const handling = { service: world.service, report, moment: Date.now() };
  const decided = request.path === '/connect' ? connect(call, handling) : connectStatus(call, handling);
  const answer = actOut(decided, request.rung);
  const ringsOn = decided.kind === 'ask' && answer.kind === 'dial' && hasRefused(answer);
  const event =
    from === undefined
      ? withoutTargets(call, answer, world)
      : eventOf(call, world.service.configuration.widget(from), ringsOn);
  const step: Step = {
    happened,
    path: request.path,
    parameters: request.parameters,
    ...(event !== undefined && { event }),
    answer,
    problems: report.problems,
    notes: notesOn(answer, event?.name === 'hangup'),
  };
  const rest = arrive(answer, world, event?.name === 'hangup');
  return { steps: [step, ...rest.steps], position: rest.position };
}

/** The answer when all that the core asks for has been done: whoever was rung is known, and every letter arrives. */
function actOut(decided: Answer | Ask, rung = ''): Answer {
  if (decided.kind !== 'ask') return decided;
  switch (decided.action) {
    case 'lookUpCall':
      return actOut(decided.resume({ ok: true, to: rung }), rung);
    case 'deliver':
      return actOut(decided.resume({ ok: true }), rung);
    case 'sendMessage':
      return actOut(decided.resume({ ok: true, sid: 'SM' }), rung);
    case 'webRequest':
      return actOut(decided.resume({ ok: false, why: 'the page asks nobody' }), rung);
  }
}

function eventOf({ parameters }: Call, widget: Widget | undefined, ringsOn: boolean): StepEvent | undefined {
  if (widget === undefined) return undefined;
  const name = dialEvent(parameters);
  const listedAs = listedEvent(name, widget);
  return { widget: widget.name, name, ringsOn, ...(listedAs !== name && !ringsOn && { listedAs }) };
}

/** A widget that has nobody to ring takes its `failed` transition at once. */
function withoutTargets(
  { widgetName = '' }: Call,
  answer: Answer,
  { service }: World,
): StepEvent | undefined {
  const widget = service.configuration.widget(widgetName);
  if (widget === undefined || answer.kind === 'refusal') return undefined;
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

function arrive(answer: Answer, world: World, hungUp: boolean): Story {
  if (hungUp) return over('The caller has hung up, and the call is over.');
  switch (answer.kind) {
    case 'dial':
      return { steps: [], position: ringing(answer) };
    case 'redirect':
      return redirected(answer.url, world);
    case 'refusal':
      return over(
        `The answer is ${answer.status}: Twilio turns to the number’s fallback URL, and without one the caller is cut off.`,
      );
    case 'verbs':
      return over('The caller hears what the widget says; this page goes no further.');
    case 'hangup':
    case 'screen':
    case 'bridge':
      // The last two are answers on another leg, of which the caller hears nothing.
      return over('The call is hung up.');
  }
}

function ringing(dial: DialAnswer): Position {
  return { kind: 'ringing', widget: widgetOf(dial), dial, goesOnWithout: goesOnWithout(dial) };
}

/** A redirect to this service's own `/connect` is a call's next widget; what is anywhere else, nobody here knows. */
function redirected(to: string, world: World): Story {
  const url = new URL(to);
  if (!isOwnUrl(url, world.service.domain) || url.pathname !== '/connect') {
    const where =
      url.hostname === 'webhooks.twilio.com' ? 'goes back to its Studio flow' : `goes on at ${to}`;
    return over(`The call ${where}, outside of this page.`);
  }
  const parameters = {
    ...callParameters(world.sample, 'in-progress'),
    ...twilioParametersOf(world.sample),
    ...Object.fromEntries(url.searchParams),
  };
  return take({ path: '/connect', parameters }, 'Twilio follows the redirect', world);
}

/** Twilio sends its own parameters again with each request; the user's travel in the URLs. */
function twilioParametersOf({ parameters }: SampleCall): Parameters {
  return Object.fromEntries(parameters.filter(([name]) => /^\p{Lu}/u.test(name) && name !== 'FlowSid'));
}

function notesOn(answer: Answer, hungUp: boolean): string[] {
  if (!hungUp) return [];
  const sent = answer.kind === 'redirect' && answer.delivery !== undefined;
  return [
    'Twilio does not run this: the call is over.',
    ...(sent ? [`The service itself sends a signed request to ${answer.url}.`] : []),
  ];
}

function over(why: string): Story {
  return { steps: [], position: { kind: 'over', why } };
}
