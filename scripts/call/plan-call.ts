import { toE164 } from '../../lib/phone/e164';
import { quote } from '../../lib/quote';
import type { Flow, Parameters, Widget } from '../../lib/types';
import { outcomeHelp, parseOutcomes } from './parse-outcomes';
import type { Outcome } from './types';

/** The options of `npm run call`, as they were written. */
export interface CallOptions {
  readonly from: string;
  readonly widget?: string;
  readonly param?: readonly string[];
  readonly outcome?: readonly string[];
  readonly url?: string;
  readonly port?: string;
  readonly follow?: boolean;
  readonly json?: boolean;
}

/** A call as it is to be placed. */
export interface CallPlan {
  readonly from: string;
  readonly to: string;
  /** Of the service: a path, or a whole URL of a deployed one. */
  readonly voiceUrl: string;
  /** Twilio's own parameters that were given. */
  readonly parameters: Parameters;
  readonly outcomes: readonly Outcome[];
  readonly port: number;
  readonly notes: readonly string[];
}

export type Planned =
  | { readonly ok: true; readonly plan: CallPlan }
  | { readonly ok: false; readonly message: string };

/** A number for calls where nobody names one, and no widget has one. */
const anyNumber = '+13125550100';

/** A widget or a flow that calls may come to. */
type Entry = Pick<Widget | Flow, 'name' | 'numbers'>;

/** What the arguments ask for, or what is wrong with them. */
export function planCall(
  operand: string | undefined,
  options: CallOptions,
  entries: readonly Entry[],
): Planned {
  const { outcome = [], param = [] } = options;
  const outcomes = parseOutcomes(outcome);
  if (!outcomes.ok) return outcomes;
  if (outcome.length > 0 && outcomes.outcomes.length === 0) {
    return wrong(`--outcome is empty; expected ${outcomeHelp}`);
  }
  const { url, widget } = options;
  if (url !== undefined && !(/^https?:\/\//i.test(url) && URL.canParse(url))) {
    return wrong(
      `--url ${quote(url)} is no address; expected one such as https://connect-call-to-1234-dev.twil.io`,
    );
  }
  const port = Number(options.port ?? 0);
  if (!/^[0-9]+$/.test(options.port ?? '0') || port > 65_535) {
    return wrong(`--port ${quote(options.port)} is no port; expected a whole number up to 65535`);
  }
  if (url === undefined && widget !== undefined && !entries.some(({ name }) => name === widget)) {
    return wrong(`--widget ${quote(widget)} is not known; there ${listOf(entries.map(({ name }) => name))}`);
  }
  const number = decideNumber(operand, options, entries);
  if ('message' in number) return wrong(number.message);
  const pairs = param.map(readPair);
  const faulty = pairs.indexOf(undefined);
  if (faulty >= 0) return wrong(`--param ${quote(param[faulty])} has no name; expected NAME=VALUE`);
  const { query, parameters } = divide(pairs.filter((pair) => pair !== undefined));
  const outbound = parameters.Direction?.startsWith('outbound') ?? false;
  const from = toE164(options.from) ?? options.from;
  return {
    ok: true,
    plan: {
      from: outbound ? number.to : from,
      to: outbound ? from : number.to,
      voiceUrl: voiceUrl(url, [...(widget === undefined ? [] : [['widget', widget] as const]), ...query]),
      parameters,
      outcomes: outcomes.outcomes,
      port,
      notes: number.notes,
    },
  };
}

type Pair = readonly [name: string, value: string];

/** The Twilio number of the call: the one named; else the widget's; else the lowest there is. */
function decideNumber(
  operand: string | undefined,
  { url, widget }: CallOptions,
  entries: readonly Entry[],
): { readonly to: string; readonly notes: readonly string[] } | { readonly message: string } {
  const numbers = entries.flatMap((each) => each.numbers).sort();
  if (operand === undefined) {
    const own = entries.find(({ name }) => name === widget)?.numbers[0];
    return { to: own ?? numbers[0] ?? anyNumber, notes: [] };
  }
  const to = toE164(operand);
  if (to === undefined) {
    return {
      message: `NUMBER ${quote(operand)} is no phone number; expected E.164, such as ${numbers[0] ?? anyNumber}`,
    };
  }
  if (url !== undefined || widget !== undefined || numbers.includes(to)) return { to, notes: [] };
  if (!entries.some(({ name }) => name === 'default')) {
    return { message: `No widget answers ${to}, and none is named "default"; there ${listOf(numbers)}` };
  }
  return {
    to,
    notes: [`No widget has the number ${to}, so that "default" answers. There ${listOf(numbers)}.`],
  };
}

function listOf(names: readonly string[]): string {
  if (names.length === 0) return 'is none';
  const most = 20;
  const shown = names.slice(0, most).join(', ');
  return `${names.length === 1 ? 'is' : 'are'} ${shown}${names.length > most ? ` and ${names.length - most} more` : ''}`;
}

function readPair(text: string): Pair | undefined {
  const at = text.indexOf('=');
  return at < 1 ? undefined : [text.slice(0, at), text.slice(at + 1)];
}

/** Names that begin with an upper-case letter are Twilio's, and go into the form; but `FlowSid` stands in the URL. */
function divide(pairs: readonly Pair[]): { query: readonly Pair[]; parameters: Parameters } {
  const isTwilios = ([name]: Pair) => /^[A-Z]/.test(name) && name !== 'FlowSid';
  return {
    query: pairs.filter((pair) => !isTwilios(pair)),
    parameters: Object.fromEntries(pairs.filter(isTwilios)),
  };
}

/** `/connect` of the service, unless the URL has a path of its own. */
function voiceUrl(service: string | undefined, query: readonly Pair[]): string {
  const url = new URL(service ?? 'http://localhost');
  if (url.pathname === '/') url.pathname = '/connect';
  for (const [name, value] of query) url.searchParams.append(name, value);
  return service === undefined ? `${url.pathname}${url.search}` : url.href;
}

function wrong(message: string): Planned {
  return { ok: false, message };
}
