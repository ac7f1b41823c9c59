import { entriesOf } from '../../lib/configuration-of';
import { toE164 } from '../../lib/phone/e164';
import { quote } from '../../lib/quote';
import type { Flow, Parameters, Widget } from '../../lib/types';
import { isTimeZone } from '../../lib/widgets/business-hours/zoned-time';
import { type Pair, readParameters } from '../command/parameters';
import { outcomeHelp, parseOutcomes } from './parse-outcomes';
import { type PlannedTime, readMoment } from './read-moment';
import type { Outcome } from './types';

/** The options of `npm run call`, as they were written. */
export interface CallOptions {
  readonly from: string;
  readonly widget?: string;
  readonly flow?: string;
  readonly at?: string;
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
  /** When the call comes; absent where it is now. */
  readonly at?: PlannedTime;
  readonly port: number;
  readonly notes: readonly string[];
}

type Planned = { readonly ok: true; readonly plan: CallPlan } | Wrong;

interface Wrong {
  readonly ok: false;
  readonly message: string;
}

/** A number for calls where nobody names one, and no widget has one. */
const anyNumber = '+13125550100';

/** A widget or a flow that calls may come to. */
type Entry = Widget | Flow;

/**
 * What the arguments ask for, or what is wrong with them.
 * @param records all widgets and flows that are here
 * @param readFile the text of a file that an outcome names; throws an Error where it cannot be read
 */
export function planCall(
  operand: string | undefined,
  options: CallOptions,
  { records, readFile }: { records: readonly Entry[]; readFile?: (path: string) => string },
): Planned {
  const entries = entriesOf(records);
  const { outcome = [] } = options;
  const outcomes = parseOutcomes(outcome, readFile);
  if (!outcomes.ok) return outcomes;
  if (outcome.length > 0 && outcomes.outcomes.length === 0) {
    return wrong(`--outcome is empty; expected ${outcomeHelp}`);
  }
  const { url, widget, flow } = options;
  if (url !== undefined && !(/^https?:\/\//i.test(url) && URL.canParse(url))) {
    return wrong(
      `--url ${quote(url)} is no address; expected one such as https://connect-call-to-1234-dev.twil.io`,
    );
  }
  const port = Number(options.port ?? 0);
  if (!/^[0-9]+$/.test(options.port ?? '0') || port > 65_535) {
    return wrong(`--port ${quote(options.port)} is no port; expected a whole number up to 65535`);
  }
  const unknown = url === undefined ? unknownEntry(options, records) : undefined;
  if (unknown !== undefined) return wrong(unknown);
  const number = decideNumber(operand, options, entries);
  if (typeof number === 'string') return wrong(number);
  const first = entryOf(number.to, options, entries);
  const at = options.at === undefined ? undefined : readMoment(options.at, zoneOf(first, records));
  if (at !== undefined && !('moment' in at)) return wrong(`--at ${quote(options.at)} ${at.fault}`);
  const pairs = readParameters(options.param);
  if (typeof pairs === 'string') return wrong(pairs);
  const query = pairs.filter((pair) => !isTwilios(pair));
  const parameters: Parameters = Object.fromEntries(pairs.filter(isTwilios));
  const outbound = parameters.Direction?.startsWith('outbound') ?? false;
  const from = toE164(options.from) ?? options.from;
  return {
    ok: true,
    plan: {
      from: outbound ? number.to : from,
      to: outbound ? from : number.to,
      voiceUrl: voiceUrl(url, [...given('flow', flow), ...given('widget', widget), ...query]),
      parameters,
      outcomes: outcomes.outcomes,
      ...(at !== undefined && { at }),
      port,
      notes: number.notes,
    },
  };
}

function given(name: string, value: string | undefined): Pair[] {
  return value === undefined ? [] : [[name, value]];
}

/** What is wrong with the names of a flow and a widget. */
function unknownEntry({ flow, widget }: CallOptions, records: readonly Entry[]): string | undefined {
  const flows = records.filter(({ type }) => type === 'flow').map(({ name }) => name);
  if (flow !== undefined && !flows.includes(flow)) {
    return `--flow ${quote(flow)} is not known; there ${listOf(flows)}`;
  }
  const widgets = records
    .filter((record) => record.type !== 'flow' && record.flow === flow)
    .map(({ name }) => name);
  if (widget === undefined || widgets.includes(widget)) return undefined;
  if (flow !== undefined)
    return `--widget ${quote(widget)} is not in the flow ${flow}; there ${listOf(widgets)}`;
  return `--widget ${quote(widget)} is not known; there ${listOf(widgets)}${flowHint(widget, records)}`;
}

/** Which flow was meant, where it has this name or a widget of this name. */
function flowHint(name: string, records: readonly Entry[]): string {
  const meant = records.find((record) => record.name === name);
  if (meant?.type === 'flow') return `; there is a flow of that name: --flow ${name}`;
  const flow = meant?.flow;
  return flow === undefined ? '' : `; the flow ${flow} has one of that name: --flow ${flow} --widget ${name}`;
}

/** The widget or flow that the call comes to. */
function entryOf(
  number: string,
  { flow, widget }: CallOptions,
  entries: readonly Entry[],
): Entry | undefined {
  const named = flow ?? widget;
  const answering = named === undefined && entries.find(({ numbers }) => numbers.includes(number));
  return answering || entries.find(({ name }) => name === (named ?? 'default'));
}

/** The one time zone of the opening hours in a flow; UTC where there is none, or more than one. */
function zoneOf(entry: Entry | undefined, records: readonly Entry[]): string {
  const zones = records.flatMap((record) => {
    if (record.type !== 'business-hours') return [];
    return record === entry || record.flow === entry?.name ? [record.properties.timezone] : [];
  });
  const [zone, ...others] = new Set(zones);
  return zone !== undefined && others.length === 0 && isTimeZone(zone) ? zone : 'UTC';
}

/** The Twilio number of the call: the one named; else the flow's or widget's; else the lowest there is. */
function decideNumber(
  operand: string | undefined,
  { url, widget, flow }: CallOptions,
  entries: readonly Entry[],
): Pick<CallPlan, 'to' | 'notes'> | string {
  const numbers = entries.flatMap((each) => each.numbers).sort();
  if (operand === undefined) {
    const own = entries.find(({ name }) => name === (flow ?? widget))?.numbers[0];
    return { to: own ?? numbers[0] ?? anyNumber, notes: [] };
  }
  const to = toE164(operand);
  if (to === undefined) {
    return `NUMBER ${quote(operand)} is no phone number; expected E.164, such as ${numbers[0] ?? anyNumber}`;
  }
  if (url !== undefined || (flow ?? widget) !== undefined || numbers.includes(to)) return { to, notes: [] };
  if (!entries.some(({ name }) => name === 'default')) {
    return `No widget answers ${to}, and none is named "default"; there ${listOf(numbers)}`;
  }
  const note = `No widget has the number ${to}, so that "default" answers. There ${listOf(numbers)}.`;
  return { to, notes: [note] };
}

function listOf(names: readonly string[]): string {
  if (names.length === 0) return 'is none';
  const most = 20;
  const shown = names.slice(0, most).join(', ');
  return `${names.length === 1 ? 'is' : 'are'} ${shown}${names.length > most ? ` and ${names.length - most} more` : ''}`;
}

/** Names that begin with an upper-case letter are Twilio's, and go into the form; but `FlowSid` stands in the URL. */
function isTwilios([name]: Pair): boolean {
  return /^[A-Z]/.test(name) && name !== 'FlowSid';
}

/** `/connect` of the service, unless the URL has a path of its own. */
function voiceUrl(service: string | undefined, query: readonly Pair[]): string {
  const url = new URL(service ?? 'http://localhost');
  if (url.pathname === '/') url.pathname = '/connect';
  for (const [name, value] of query) url.searchParams.append(name, value);
  return service === undefined ? `${url.pathname}${url.search}` : url.href;
}

function wrong(message: string): Wrong {
  return { ok: false, message };
}
