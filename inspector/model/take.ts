import { isOver } from '../../lib/call/after-hang-up';
import { readCall } from '../../lib/call/read-call';
import { connect } from '../../lib/connect';
import { connectStatus } from '../../lib/connect-status';
import type { Answer, Ask, Call, Configuration, DialAnswer, Handling, Problem } from '../../lib/types';
import { dialEvent, listedEvent } from '../../lib/widgets/connect-call-to/dial-event';
import { startVisit } from '../../lib/widgets/visit';
import { resumeAt } from '../../lib/widgets/widget-types';
import type { Request, Stay, Step, StepEvent, World } from './call-requests';
import { arrive } from './go-on';
import type { Happening } from './happenings';
import { type Position, takePossible, type Waiting, widgetIn } from './positions';
import { answered, askedFor, toldOfActing } from './stand-in-actions';

interface Taken {
  readonly step: Step;
  readonly next: Position | Request;
}

/** Let the project answer a request, and go where its answer leads. */
export function take(request: Request, left: Happening[], world: World): Taken {
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
  /** What the core asks for is done by stand-ins, as far as it is known what comes of it. */
  const actOut = (asked: Answer | Ask): Answer | (Waiting & { kind: 'acting' }) => {
    if (asked.kind !== 'ask') return asked;
    // Whoever was rung is known, and every letter arrives.
    if (asked.action === 'lookUpCall') return actOut(asked.resume({ ok: true, to: request.rung ?? '' }));
    if (asked.action === 'deliver') return actOut(asked.resume({ ok: true }));
    const waiting = { kind: 'acting', widget: way.at(-1)?.widget ?? '', acting: asked } as const;
    const happening = takePossible(left, waiting);
    notes.push(happening === undefined ? `${askedFor(asked)}.` : toldOfActing(asked, happening));
    return happening === undefined ? waiting : actOut(answered(asked, happening));
  };
  const acted = actOut(decided);
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

/** Whether this Dial is the rest of a ring that somebody has refused. */
function hasRefused({ attributes }: DialAnswer): boolean {
  return readCall(Object.fromEntries(new URL(attributes.action).searchParams)).progress.refused.length > 0;
}

function notesOn(answer: Answer, isGone: boolean): string[] {
  if (!isGone) return [];
  const sent = answer.kind === 'redirect' && answer.delivery !== undefined;
  return [
    'Twilio does not run this: the call is over.',
    ...(sent ? [`The service itself sends a signed request to ${answer.url}.`] : []),
  ];
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
  if (answer.kind === 'dial' && widgetIn(answer.attributes.action) === widgetName) return undefined;
  const listedAs = listedEvent('failed', widget);
  return { widget: widgetName, name: 'failed', ringsOn: false, ...(listedAs !== 'failed' && { listedAs }) };
}
