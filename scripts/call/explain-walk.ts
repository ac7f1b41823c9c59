import { isOver } from '../../lib/call/after-hang-up';
import { readCall } from '../../lib/call/read-call';
import { keyOf, widgetKey } from '../../lib/configuration-of';
import { connect } from '../../lib/connect';
import { connectStatus } from '../../lib/connect-status';
import type {
  Actions,
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
  const memory = { here, left: [...acted] };
  let decided: Answer | Ask = decide(call, { service, report, moment });
  while (decided.kind === 'ask') decided = answered(decided, memory);
  const steps = told(trail, decided).map((step) => tell(step, { call, service }));
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

interface Memory {
  readonly here: Here;
  /** What was asked, and not yet again. */
  readonly left: Acted[];
}

/** What the service was answered, again. */
function answered(ask: Ask, { here, left }: Memory): Answer | Ask {
  switch (ask.action) {
    case 'lookUpCall': {
      const to = here.addressOf(ask.what.callSid);
      return ask.resume(to === undefined ? notAnswered : { ok: true, to });
    }
    case 'sendMessage': {
      const answer = recall(({ kind }) => kind === 'message', left);
      return ask.resume(answer?.kind === 'message' ? { ok: true, sid: answer.sid } : notAnswered);
    }
    case 'webRequest': {
      const url = withoutCredentials(ask.what.url);
      return ask.resume(webResult(recall((act) => act.kind === 'web' && act.url === url, left)));
    }
    case 'deliver':
      return ask.resume({ ok: true });
  }
}

/** What was not asked at all, as there was no time or no credential, is not in the memory. */
function recall(isIt: (act: Act) => boolean, left: Acted[]): ActAnswer | undefined {
  const index = left.findIndex(({ act }) => isIt(act));
  return index < 0 ? undefined : left.splice(index, 1)[0]?.answer;
}

function withoutCredentials(text: string): string {
  const url = new URL(text);
  url.username = '';
  url.password = '';
  url.hash = '';
  return url.href;
}

function webResult(answer: ActAnswer | undefined): Actions['webRequest']['result'] {
  if (answer?.kind !== 'web') return notAnswered;
  return { ok: true, status: answer.status, contentType: 'application/json', body: answer.body };
}

const notAnswered = { ok: false, why: '' } as const;

interface Told {
  readonly call: Call;
  readonly service: Service;
}

function tell(step: TrailStep, told: Told): StoryEvent {
  const { widget, event } = step;
  const happened =
    widget.type === 'connect-call-to' && isAt(widget, told.call) ? dialEvent(told.call.parameters) : event;
  return {
    kind: 'event',
    widget: keyOf(widget),
    event: happened,
    ...(happened !== event && { listedAs: event }),
    leadsTo: destination(step, told),
  };
}

/** Whether it is this widget that Twilio has come back to. */
function isAt({ name, flow }: Widget, { widgetName, flowName, parameters }: Call): boolean {
  return name === widgetName && flow === flowName && parameters.DialCallStatus !== undefined;
}

function destination({ widget, next }: TrailStep, { call, service }: Told): string {
  switch (next.kind) {
    case 'widget':
      return `the widget ${next.widget.flow === widget.flow ? next.widget.name : keyOf(next.widget)}`;
    case 'flow':
      return `the flow ${next.flow.name}`;
    case 'url': {
      const { host, origin, pathname } = next.url;
      const place = `${host === service.domain ? '' : origin}${pathname}`;
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
  return [
    {
      kind: 'event',
      widget: widgetKey(widgetName, flowName),
      event: 'declined',
      leadsTo: 'the others in the ring, again',
    },
  ];
}
