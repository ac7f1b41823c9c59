import { damagesTo } from './damages';
import { mark, marksOf, type PlannedRequest } from './planned-request';
import { openConnection, type RawAnswer } from './raw-connection';

/** What came of the damaged requests. */
export interface DamagedFigures {
  readonly sent: number;
  /** Damage → outcome (a status, or how the connection ended) → how often. */
  readonly outcomes: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Left waiting for ten seconds. */
  readonly hanging: number;
  /** Intact requests on the same connection after a damaged one; those that got anything but their own answer. */
  readonly followed: number;
  readonly wrongAfterwards: number;
  readonly firstWrong?: string;
}

/** Sends damaged requests beside the intact ones, so many in a hundred. */
interface DamagedSender {
  /** Hears of an intact answer, and sends a damaged request where it is time for one. */
  onAnswer(): void;
  /** Wait for what is still under way. */
  finish(): Promise<DamagedFigures>;
}

/** Widgets of the load that have much to do: one whose Liquid shows all parameters, one that leads on, one that asks. */
const paths = [
  '/connect?widget=customer-00012',
  '/connect-status?widget=customer-00002&DialCallStatus=busy',
  '/connect-screen?widget=customer-00013',
];

/** Marks of its own, far from those of the load. */
const firstMark = 5_000_000;

/** Send every kind of damage in turn: one damaged request after each 19 intact ones makes 5 %. */
export function damagedSender(
  port: number,
  { intactBetween, followers }: { intactBetween: number; followers: readonly PlannedRequest[] },
): DamagedSender {
  const damages = paths.flatMap(damagesTo);
  const outcomes = new Map<string, Map<string, number>>();
  const underWay = new Set<Promise<void>>();
  let intact = 0;
  let sent = 0;
  let hanging = 0;
  let followed = 0;
  let wrongAfterwards = 0;
  let firstWrong: string | undefined;

  const sendOne = async (index: number): Promise<void> => {
    const damage = damages[index % damages.length];
    if (damage === undefined) return;
    const connection = await openConnection(port);
    if (damage.breaksOff) {
      await connection.breakOff(damage.bytes);
      count(damage.name, 'broken off');
      return;
    }
    const answer = await connection.ask(damage.bytes);
    if (answer === 'silence') hanging += 1;
    count(damage.name, typeof answer === 'string' ? answer : String(answer.status));
    const follower = followers[index % followers.length];
    if (typeof answer !== 'string' && follower !== undefined) {
      const marks = marksOf(firstMark + index);
      const next = await connection.ask(bytesOf(follower, (text) => mark(text, marks)));
      note(next, mark(follower.expected, marks), damage.name);
    }
    connection.close();
  };
  // After some damages the server closes the connection, which is the right thing to do.
  const note = (answer: RawAnswer, expected: string, after: string) => {
    if (answer === 'closed' || (typeof answer !== 'string' && answer.status === 400 && answer.body === ''))
      return;
    followed += 1;
    if (typeof answer !== 'string' && answer.status === 200 && answer.body === expected) return;
    wrongAfterwards += 1;
    firstWrong ??= `after ${after}\nexpected: ${expected}\nanswered: ${JSON.stringify(answer)}`;
  };
  const count = (name: string, outcome: string) => {
    const ofDamage = outcomes.get(name) ?? new Map<string, number>();
    outcomes.set(name, ofDamage.set(outcome, (ofDamage.get(outcome) ?? 0) + 1));
  };
  return {
    onAnswer: () => {
      intact += 1;
      if (intact % intactBetween !== 0) return;
      const sending = sendOne(sent++).finally(() => underWay.delete(sending));
      underWay.add(sending);
    },
    finish: async () => {
      await Promise.all(underWay);
      const figures = { sent, outcomes, hanging, followed, wrongAfterwards };
      return firstWrong === undefined ? figures : { ...figures, firstWrong };
    },
  };
}

function bytesOf({ method, path, body }: PlannedRequest, marked: (text: string) => string): Uint8Array {
  const content = Buffer.from(marked(body));
  const head = [
    `${method} ${marked(path)} HTTP/1.1`,
    'Host: localhost',
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${content.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), content]);
}
