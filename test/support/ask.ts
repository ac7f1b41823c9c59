import { readCall } from '../../lib/call/read-call';
import { connect } from '../../lib/connect';
import { connectScreen } from '../../lib/connect-screen';
import { connectStatus } from '../../lib/connect-status';
import { answerElements } from '../../lib/twiml/answer-elements';
import { renderTwiml } from '../../lib/twiml/render-twiml';
import type { Actions, Answer, Ask, Delivery, Handling, Problem, Service } from '../../lib/types';

/** When every request of these tests comes: noon of a Wednesday, in UTC. */
export const moment = Date.UTC(2026, 10, 25, 12);

type Event = Readonly<Record<string, unknown>>;

interface Reply {
  /** The whole TwiML document; or the status and the sentence of a refusal; or what the edge is asked to do. */
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly secrets: readonly string[];
  /** What the handler itself has to send to the redirect's URL. */
  readonly delivery?: Delivery;
}

const cores = { '/connect': connect, '/connect-status': connectStatus, '/connect-screen': connectScreen };

/** What a service answers to a request at this path. */
export function ask(path: keyof typeof cores, event: Event, service: Service): Reply {
  return replyWith(service, (handling) => cores[path](readCall(event), handling));
}

/** What `/connect-status` answers where Twilio's API, if it is asked, says that the call rang `to`, or does not answer. */
export function askKnowing(to: string | undefined, event: Event, service: Service): Reply {
  const lookUp =
    to === undefined ? ({ ok: false, why: 'nobody answers' } as const) : ({ ok: true, to } as const);
  return replyWith(service, (handling) => {
    const answer = connectStatus(readCall(event), handling);
    return answer.kind === 'ask' && answer.action === 'lookUpCall' ? answer.resume(lookUp) : answer;
  });
}

/** What `/connect-status` answers where what it has to deliver comes to this. */
export function askDelivering(delivery: Actions['deliver']['result'], event: Event, service: Service): Reply {
  return replyWith(service, (handling) => {
    const answer = connectStatus(readCall(event), handling);
    return answer.kind === 'ask' && answer.action === 'deliver' ? answer.resume(delivery) : answer;
  });
}

/** The TwiML document with this inside its `<Response>`. */
export function twiml(inside: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${inside}</Response>`;
}

/** What a TwiML document goes on to, as a request's parameters; undefined where it names no URL. */
export function onwards(text: string): Record<string, string> | undefined {
  const url = /(?:action="|<Redirect method="POST">)([^"<]*)/.exec(text)?.[1];
  return url === undefined
    ? undefined
    : Object.fromEntries(new URL(url.replaceAll('&amp;', '&')).searchParams);
}

function replyWith(service: Service, decide: (handling: Handling) => Answer | Ask): Reply {
  const report = { problems: [], secrets: [] };
  const decided = decide({ service, report, moment });
  const answer =
    decided.kind === 'ask' && decided.action === 'deliver' ? decided.resume({ ok: true }) : decided;
  const delivery = answer.kind === 'redirect' ? answer.delivery : undefined;
  return { text: answerText(answer), ...report, ...(delivery !== undefined && { delivery }) };
}

/** An answer as a text. */
export function answerText(answer: Answer | Ask): string {
  if (answer.kind === 'ask') return `${answer.action} ${JSON.stringify(answer.what)}`;
  if (answer.kind === 'refusal') return `${answer.status} ${answer.message}`;
  return renderTwiml(answerElements(answer));
}
