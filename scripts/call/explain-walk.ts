import { isOver } from '../../lib/call/after-hang-up';
import { readCall } from '../../lib/call/read-call';
import { keyOf, widgetKey } from '../../lib/configuration-of';
import { connect } from '../../lib/connect';
import { connectStatus } from '../../lib/connect-status';
import type {
  Answer,
  Ask,
  Call,
  Configuration,
  Parameters,
  Report,
  Service,
  TrailStep,
  Widget,
} from '../../lib/types';
import { dialEvent } from '../../lib/widgets/connect-call-to/dial-event';
import type { Act, ActAnswer, Acted, Answered, StoryEvent } from './types';
import { widgetAt } from './widget-at';

interface Here {
  readonly configuration: Configuration;
  /** The environment of the service. */
  readonly variables: Parameters;
  /** When the call comes, in milliseconds since 1970. */
  readonly moment: number;
  /** Whom a call rang, by its SID. */
  readonly addressOf: (callSid: string) => string | undefined;
}

/**
 * Which widgets a call has gone through in one request, what happened there, and where it led: the core decides once more,
 * with the answers that the service got. It decides the same, for it has no clock and asks nobody.
 */
export function explainWalk({ webhook, acted }: Answered, here: Here): readonly StoryEvent[] {
  const url = new URL(webhook.url);
  const decide = { '/connect': connect, '/connect-status': connectStatus }[url.pathname];
  if (decide === undefined) return [];
  const call = readCall({ ...Object.fromEntries(url.searchParams), ...webhook.parameters });
  const trail: TrailStep[] = [];
  const report: Report = { problems: [], secrets: [], trail };
  const { AUTH_TOKEN: _, ...variables } = here.variables;
  const { configuration, moment } = here;
  const service: Service = { domain: url.host, variables, configuration };
  const left = [...acted];
  let decided: Answer | Ask = decide(call, { service, report, moment });
  while (decided.kind === 'ask') decided = answered(decided, left, here);
  const steps = told(trail, decided).map((step) => tell(step, call, service));
  return [...ringOutcome(call, trail, configuration), ...steps];
}

/** Where the call first hears what has been said, and then comes back, the steps after that are told when it has. */
function told(trail: readonly TrailStep[], answer: Answer): readonly TrailStep[] {
  if (answer.kind !== 'redirect' || !URL.canParse(answer.url)) return trail;
  const url = new URL(answer.url);
  if (url.pathname !== '/connect-status') return trail;
  const speaker = trail.findLastIndex(({ widget }) => keyOf(widget) === widgetAt(url));
  return speaker < 0 ? trail : trail.slice(0, speaker);
}

/** What the service was answered, again. What it did not ask, as there was no time or no credential, is not there. */
function answered(ask: Ask, left: Acted[], { addressOf }: Here): Answer | Ask {
  const recall = (isIt: (act: Act) => boolean): ActAnswer | undefined => {
    const index = left.findIndex(({ act }) => isIt(act));
    return index < 0 ? undefined : left.splice(index, 1)[0]?.answer;
  };
  switch (ask.action) {
    case 'lookUpCall': {
      const to = addressOf(ask.what.callSid);
      return ask.resume(to === undefined ? notAnswered : { ok: true, to });
    }
    case 'sendMessage': {
      const answer = recall(({ kind }) => kind === 'message');
      return ask.resume(answer?.kind === 'message' ? { ok: true, sid: answer.sid } : notAnswered);
    }
    case 'webRequest': {
      const url = withoutCredentials(ask.what.url);
      const answer = recall((act) => act.kind === 'web' && act.url === url);
      if (answer?.kind !== 'web') return ask.resume(notAnswered);
      const { status, body } = answer;
      return ask.resume({ ok: true, status, contentType: 'application/json', body });
    }
    case 'deliver':
      return ask.resume({ ok: true });
  }
}

const notAnswered = { ok: false, why: '' } as const;

function withoutCredentials(text: string): string {
  const url = new URL(text);
  url.username = '';
  url.password = '';
  url.hash = '';
  return url.href;
}

function tell(step: TrailStep, call: Call, { domain }: Service): StoryEvent {
  const { widget, event } = step;
  const happened =
    widget.type === 'connect-call-to' && isAt(widget, call) ? dialEvent(call.parameters) : event;
  return {
    kind: 'event',
    widget: keyOf(widget),
    event: happened,
    ...(happened !== event && { listedAs: event }),
    leadsTo: destination(step, call, domain),
  };
}

/** Whether it is this widget that Twilio has come back to. */
function isAt({ name, flow }: Widget, { widgetName, flowName, parameters }: Call): boolean {
  return name === widgetName && flow === flowName && parameters.DialCallStatus !== undefined;
}

function destination({ widget, next }: TrailStep, call: Call, domain: string): string {
  switch (next.kind) {
    case 'widget':
      return `the widget ${next.widget.flow === widget.flow ? next.widget.name : keyOf(next.widget)}`;
    case 'flow':
      return `the flow ${next.flow.name}`;
    case 'url': {
      const { host, origin, pathname } = next.url;
      const place = `${host === domain ? '' : origin}${pathname}`;
      return isOver(call) ? `${place}, which Twilio does not request any more` : place;
    }
    case 'end':
      return call.flowSid === undefined ? 'the end of the call' : 'the Studio flow that the call came from';
  }
}

/** A ring that goes on with the others takes no transition. */
function ringOutcome(
  { widgetName = '', flowName, parameters }: Call,
  trail: readonly TrailStep[],
  here: Configuration,
): StoryEvent[] {
  const widget = here.widget(widgetName, flowName);
  if (trail.length > 0 || widget?.type !== 'connect-call-to' || dialEvent(parameters) !== 'declined')
    return [];
  const leadsTo = 'the others in the ring, again';
  return [{ kind: 'event', widget: widgetKey(widgetName, flowName), event: 'declined', leadsTo }];
}
