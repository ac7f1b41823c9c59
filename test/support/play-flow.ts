import { readCall } from '../../lib/call/read-call';
import { connect } from '../../lib/connect';
import { connectStatus } from '../../lib/connect-status';
import { answerElements } from '../../lib/twiml/answer-elements';
import { renderTwiml } from '../../lib/twiml/render-twiml';
import type { Actions, Answer, Ask, Report, Service } from '../../lib/types';
import { moment as noon } from './ask';
import { domain } from './service';

type Result = Actions[keyof Actions]['result'];

/** What Twilio tells when it comes back. */
export interface Happening {
  readonly [parameter: string]: string;
}

/** Twilio comes back by the way that it takes when nothing was recorded. */
export const nothingRecorded: Happening = { nothing: 'recorded' };

interface Circumstances {
  /** The request's moment, in milliseconds since 1970. */
  readonly moment?: number;
  /** What comes of the actions, in their order. */
  readonly results?: readonly Result[];
  /** Parameters of every request. */
  readonly caller?: Happening;
  /** Whether URLs are told as they are. */
  readonly isWhole?: boolean;
}

/** All answers to a call, what stands inside each `<Response>`, URLs without their host and state; and all that was asked of others. */
export function playFlow(
  service: Service,
  flow: string,
  happenings: readonly Happening[],
  { moment = noon, results = [], caller = {}, isWhole = false }: Circumstances = {},
): { readonly heard: string[]; readonly asked: unknown[]; readonly problems: string[] } {
  const call = {
    From: '+14155550199',
    To: '+13125550100',
    Direction: 'inbound',
    CallSid: 'CA00000000000000000000000000000001',
    CallStatus: 'in-progress',
    ...caller,
  };
  const left = [...results];
  const asked: unknown[] = [];
  const problems: string[] = [];
  const answer = (path: string, parameters: Readonly<Record<string, string>>): string => {
    const report: Report = { problems: [], secrets: [] };
    const handling = { service, report, moment };
    let decided: Answer | Ask = (path === '/connect' ? connect : connectStatus)(
      readCall(parameters),
      handling,
    );
    while (decided.kind === 'ask') {
      asked.push({ [decided.action]: decided.what });
      decided = resumed(decided, left.shift());
    }
    problems.push(...report.problems.map(({ message }) => message));
    return decided.kind === 'refusal' ? decided.message : renderTwiml(answerElements(decided));
  };

  let twiml = answer('/connect', { ...call, flow });
  const told = isWhole ? insideOf : brief;
  const heard = [told(twiml)];
  for (const happening of happenings) {
    const url = new URL(nextUrl(twiml, happening === nothingRecorded));
    twiml = answer(url.pathname, { ...call, ...Object.fromEntries(url.searchParams), ...happening });
    heard.push(told(twiml));
  }
  return { heard, asked, problems };
}

function resumed(ask: Ask, result: Result | undefined): Answer | Ask {
  if (result === undefined) throw new Error(`The play has no result for ${ask.action}.`);
  // The play says what comes of which action.
  return (ask.resume as (result: Result) => Answer | Ask)(result);
}

function nextUrl(twiml: string, byRedirect: boolean): string {
  const [, action] = /action="([^"]*)"/.exec(twiml) ?? [];
  const [, redirect] = /<Redirect[^>]*>([^<]*)/.exec(twiml) ?? [];
  const url = byRedirect ? redirect : (action ?? redirect);
  if (url === undefined) throw new Error(`The call has ended with ${twiml}`);
  return url.replaceAll('&amp;', '&');
}

function insideOf(twiml: string): string {
  return twiml.replace(/^<\?xml[^>]*>\s*<Response>(.*)<\/Response>$/s, '$1');
}

const ownUrl = new RegExp(`https://${domain.replaceAll('.', '\\.')}(/connect-\\w+)\\?([^"<]*)`, 'g');

/** Of a URL of this service only which widget it names, and how. */
function brief(twiml: string): string {
  return insideOf(twiml).replaceAll(ownUrl, (_, path, query) => {
    const parameters = new URLSearchParams(String(query).replaceAll('&amp;', '&'));
    return `${path} ${parameters.get('widget')}${parameters.has('_silent') ? ' silent' : ''}`;
  });
}
