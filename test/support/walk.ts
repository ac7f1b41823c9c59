import { readCall } from '../../lib/call/read-call';
import { connect } from '../../lib/connect';
import { connectStatus } from '../../lib/connect-status';
import type { LiquidBudget } from '../../lib/liquid/budget';
import type { Actions, Ask, Problem, Service } from '../../lib/types';
import { answerText, moment } from './ask';

/** What an action comes to; one that is missing must not be asked for. */
export type Results = { readonly [A in keyof Actions]?: Actions[A]['result'] };

export interface Walked {
  /** The whole TwiML document; or the status and the sentence of a refusal. */
  readonly text: string;
  /** What the edge had to do, in this order. */
  readonly asked: readonly (readonly [action: string, what: unknown])[];
  /** What the log tells, a line each. */
  readonly log: readonly string[];
}

interface Setting {
  readonly results?: Results;
  /** When the request comes, in milliseconds since 1970. */
  readonly at?: number;
  /** For all Liquid of the request. */
  readonly budget?: LiquidBudget;
}

const cores = { '/connect': connect, '/connect-status': connectStatus };

/** The answer to a request, whatever has to be asked for it. */
export function walk(
  path: keyof typeof cores,
  event: Readonly<Record<string, unknown>>,
  service: Service,
  { results = {}, at = moment, budget }: Setting = {},
): Walked {
  const report = { problems: [], secrets: [] };
  const asked: [string, unknown][] = [];
  let decided = cores[path](readCall(event), {
    service,
    report,
    moment: at,
    ...(budget !== undefined && { budget }),
  });
  while (decided.kind === 'ask') {
    asked.push([decided.action, decided.what]);
    decided = resumed(decided, results);
  }
  return { text: answerText(decided), asked, log: report.problems.map(line) };
}

function resumed<A extends keyof Actions>(ask: Ask<A>, results: Results) {
  const result: Results[A] = results[ask.action];
  if (result === undefined) throw new Error(`Nobody said what comes of ${ask.action}`);
  return ask.resume(result);
}

/** A line of the log: who, what, and the value. */
export function line({ widget = '', property = '', value, message }: Problem): string {
  const at = [widget, property].filter((part) => part !== '').join(' ');
  return `${at}: ${value === undefined ? '' : `${JSON.stringify(value)} `}${message}`;
}

/** The URL to which a document goes on: the last one, or the one that goes with this word. */
export function urlsIn(text: string): string[] {
  return [...text.matchAll(/(?:action="|<Redirect[^>]*>)([^"<]*)/g)].map(([, url = '']) =>
    url.replaceAll('&amp;', '&'),
  );
}

/** The parameters that a URL brings back, with what Twilio adds. */
export function requestOf(url: string | undefined, added: object = {}): Record<string, unknown> {
  return { ...Object.fromEntries(new URL(url ?? 'https://none.invalid').searchParams), ...added };
}
