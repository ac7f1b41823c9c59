import autocannon from 'autocannon';
import { pick, randomNumbers } from '../random-numbers';
import { mark, marksOf, type PlannedRequest } from './planned-request';

/** What came of the intact requests of one stretch of load. */
export interface Stretch {
  readonly seconds: number;
  readonly answered: number;
  /** Answers but 2xx; answers that are not the one of their own request; broken connections and time-outs. */
  readonly refused: number;
  readonly wrong: number;
  readonly broken: number;
  /** The first wrong answer, whole. */
  readonly firstWrong?: string;
  /** By kind of request, in milliseconds. */
  readonly times: ReadonlyMap<string, readonly number[]>;
}

interface Load {
  readonly port: number;
  readonly seconds: number;
  readonly requests: readonly PlannedRequest[];
  /** Whether the answers have to be those of the plan; a hard-coded Function always gives the same. */
  readonly compare: boolean;
  /** Hears of each answer. */
  readonly onAnswer?: () => void;
}

export const connections = 30;
/** No intact request waits longer than this. Seconds. */
export const patience = 10;

let made = 0;
const random = randomNumbers(11);

/** Keep a server busy: 30 callers, each of whom asks again once there is an answer. */
export async function callUnderLoad({ port, seconds, requests, compare, onAnswer }: Load): Promise<Stretch> {
  const times = new Map(requests.map(({ kind }): [string, number[]] => [kind, []]));
  // autocannon gives each request a context of its own, and hands it to the answer as well.
  const underWay = new WeakMap<object, { kind: string; expected: string; begun: number }>();
  let wrong = 0;
  let firstWrong: string | undefined;
  const { duration, non2xx, errors, ...counts } = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections,
    duration: seconds,
    timeout: patience,
    requests: [
      {
        setupRequest: (request, context) => {
          const { kind, method, path, body, expected } = pick(requests, random);
          made += 1;
          const marks = marksOf(made);
          underWay.set(context, { kind, expected: mark(expected, marks), begun: performance.now() });
          const headers = body === '' ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
          return { ...request, method, path: mark(path, marks), body: mark(body, marks), headers };
        },
        onResponse: (status, body, context) => {
          const sent = underWay.get(context);
          if (sent === undefined) return;
          times.get(sent.kind)?.push(performance.now() - sent.begun);
          if (compare && status === 200 && body !== sent.expected) {
            wrong += 1;
            firstWrong ??= `${sent.kind}\nexpected: ${sent.expected}\nanswered: ${body}`;
          }
          onAnswer?.();
        },
      },
    ],
  });
  return {
    seconds: duration,
    answered: counts['2xx'],
    refused: non2xx,
    wrong,
    // A connection that the server closes is opened again without a word; at the end each caller waits for one answer.
    broken: errors + Math.max(0, counts.requests.sent - counts['2xx'] - non2xx - errors - connections),
    ...(firstWrong !== undefined && { firstWrong }),
    times,
  };
}
