import { readCall } from '../../lib/call/read-call';
import { connect } from '../../lib/connect';
import { connectStatus } from '../../lib/connect-status';
import type { Lookup } from '../../lib/flow/ring-again';
import { answerElements } from '../../lib/twiml/answer-elements';
import { renderTwiml } from '../../lib/twiml/render-twiml';
import type { Answer, Problem, Service } from '../../lib/types';

type Event = Readonly<Record<string, unknown>>;

interface Reply {
  /** The whole TwiML document; or the status and the sentence of a refusal. */
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly secrets: readonly string[];
}

const cores = { '/connect': connect, '/connect-status': connectStatus };

/** What a service answers to a request at this path. */
export function ask(path: keyof typeof cores, event: Event, service: Service): Reply {
  const report = { problems: [], secrets: [] };
  const answer = cores[path](readCall(event), { service, report });
  return { text: answerText(answer), ...report };
}

/** The TwiML document with this inside its `<Response>`. */
export function twiml(inside: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${inside}</Response>`;
}

function answerText(answer: Answer | Lookup): string {
  if (answer.kind === 'lookup') return `who is ${answer.callSid}?`;
  if (answer.kind === 'refusal') return `${answer.status} ${answer.message}`;
  return renderTwiml(answerElements(answer));
}
