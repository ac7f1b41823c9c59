import type { Parameters } from '../../lib/types';
import type { Colours } from '../command/run-command';
import { formatTwiml } from './format-twiml';
import type { Act, ActAnswer, Ending, Purpose, Story, StoryEvent } from './types';

type Tellers = {
  readonly [K in StoryEvent['kind']]: (event: StoryEvent & { kind: K }, manner: Manner) => string;
};

interface Manner {
  readonly colours: Colours;
  /** Of the service: its own URLs are told as paths. */
  readonly origin: string;
}

/** A story as text for people. */
export function renderStory({ events }: Story, manner: Manner): string {
  return events.map((event) => tell(event, manner)).join('');
}

/** A URL without the state of the call, which is long and stands in the TwiML before. */
function withoutState(url: string): string {
  const [path = '', ...query] = url.split('?');
  const parameters = query.join('?').split('&');
  const said = parameters.filter((parameter) => !parameter.startsWith('_'));
  return said.length === parameters.length ? url : `${path}?${[...said, '…'].join('&')}`;
}

function tell<K extends StoryEvent['kind']>(event: StoryEvent & { kind: K }, manner: Manner): string {
  return tellers[event.kind](event, manner);
}

const tellers: Tellers = {
  call: ({ from, to, at }, { colours }) => {
    const when = at === undefined ? '' : `, ${at}`;
    return `${colours.bold(sentence(`${from || 'Somebody'} calls ${to}${when}`))}\n`;
  },
  request: ({ webhook, purpose, leg, status, milliseconds }, { colours, origin }) => {
    const url = webhook.url.startsWith(`${origin}/`) ? webhook.url.slice(origin.length) : webhook.url;
    const place = withoutState(url);
    const who = leg === undefined ? '' : colours.dim(`  (on the leg of ${leg})`);
    const answer = colours.dim(`${status} in ${milliseconds} ms`);
    const said = colours.dim(`  ${shown(webhook.parameters, purpose)}`);
    return `\n${colours.bold(colours.cyan(webhook.method))} ${colours.cyan(place)}${who}\n${said}\n  ${answer}\n`;
  },
  twiml: ({ twiml, run }, { colours }) => {
    const marks = { tag: colours.blue, attribute: colours.yellow, value: colours.green };
    const remark = run ? '' : `  ${colours.dim('(Twilio does not run it: the call is over.)')}\n`;
    return `${formatTwiml(twiml, marks).replaceAll(/^/gm, '  ')}\n${remark}`;
  },
  log: ({ line }, { colours }) => `  ${colours.yellow('log')} ${line}\n`,
  letter: ({ url, sent }, { colours }) =>
    `  ${colours.magenta('The service itself')} ${
      sent
        ? `requests ${url}`
        : `would now request ${url}; in a simulation it stays unsent (--follow sends it)`
    }\n`,
  act: ({ act, answer }, { colours }) =>
    `  ${colours.magenta('stand-in')} ${sentence(actText(act, answer))}\n`,
  ring: ({ legs, order, timeout, callerId }) => {
    const seen = (sees: string) => (callerId === '' ? 'with no caller ID' : `and ${sees} ${callerId}`);
    if (legs.length > 1) {
      const list = legs.map(({ noun, address }, index) => `  ${index + 1}  ${noun}  ${address}\n`);
      return `\n${legs.length} people ring ${order}, for ${timeout} s, ${seen('see')}:\n${list.join('')}`;
    }
    const { noun = '', address = '' } = legs[0] ?? {};
    const waits = waitsFor[noun];
    if (waits !== undefined) return `\n${sentence(`${waits(address)}, for ${timeout} s at most`)}\n`;
    return `\n${sentence(`${noun} ${address} rings for ${timeout} s, ${seen('sees')}`)}\n`;
  },
  room: ({ room }) => `\n${sentence(`The caller joins the conference ${room}`)}\n`,
  queue: ({ queue }) => `\n${sentence(`The caller waits in the queue ${queue}`)}\n`,
  person: ({ leg, does }) => `  ${sentence(`${leg ?? 'The caller'} ${does}`)}\n`,
  'dial-ended': ({ parameters }, { colours }) =>
    `  The Dial is over: ${colours.bold(parameters.DialCallStatus ?? '')}.\n`,
  event: ({ widget, event, listedAs, leadsTo }, { colours }) => {
    const taken = listedAs === undefined ? '' : `, taken as ${listedAs}`;
    return `  ${widget}: ${colours.bold(colours.green(event))}${taken} → ${leadsTo}\n`;
  },
  note: ({ text }, { colours }) => `  ${colours.dim(text)}\n`,
  leaves: ({ url, toStudio }, { colours }) => {
    const where = toStudio ? 'goes back to its Studio flow, which goes on there' : 'leaves for another host';
    return `\n${colours.bold(`The call ${where}:`)} ${url}\n  Here the simulation stops; --follow goes there.\n`;
  },
  fault: ({ text, leg }, { colours }) =>
    `  ${colours.red('error')} ${leg === undefined ? '' : `on the leg of ${leg}: `}${text}\n`,
  'wrong-use': ({ text }, { colours }) => `  ${colours.red('wrong use')} ${sentence(text)}\n`,
  end: ({ ending }) => endings[ending],
};

/** A text with a full stop behind it, unless it ends as a sentence does, maybe one that it quotes. */
export function sentence(text: string): string {
  return /[.!?…]["')]?$/.test(text) ? text : `${text}.`;
}

/** What the service did, and what the stand-in did with it. */
function actText(act: Act, answer: ActAnswer): string {
  if (act.kind === 'message') {
    const sent = answer.kind === 'message' ? 'taken for sent, and stays here' : 'not sent: it fails';
    return `A text message from ${inShort(act.from)} to ${inShort(act.to)}, "${inShort(act.text)}", is ${sent}`;
  }
  const asked = `${act.method} ${act.url} is not requested`;
  if (answer.kind !== 'web') return asked;
  return `${asked}; the answer is ${answer.status}${answer.body === '' ? '' : ` ${inShort(answer.body)}`}`;
}

/** One line of what may be a whole file, and may hold what a terminal would take for orders. */
function inShort(text: string): string {
  const most = 500;
  const line = text.trim().replaceAll(/[\s\p{Cc}]+/gu, ' ');
  return line.length <= most ? line : `${line.slice(0, most)}…`;
}

/** Where nobody's phone rings. */
const waitsFor: Readonly<Record<string, (whom: string) => string>> = {
  Queue: (name) => `The caller is put through to whoever has waited longest in the queue ${name}`,
  Application: (sid) => `The call goes to the TwiML App ${sid}, whose own TwiML is not run here`,
};

const endings: Readonly<Record<Ending, string>> = {
  'hung up': '\nThe call is hung up.\n',
  rejected: '\nThe call is rejected.\n',
  'caller hung up': '\nThe caller has hung up, and the call is over.\n',
  left: '',
  endless: '\nHere the simulation stops.\n',
  'wrong use': '\nHere the simulation stops.\n',
  'application error':
    '\nTwilio turns to the fallback URL of the number; without one the caller hears that an application error has occurred, and is cut off.\n',
};

/** The parameters that there is a story in; all others are in the JSON. */
const tellingParameters: Readonly<Record<Purpose, RegExp>> = {
  voice: /^(From|To|CallStatus|Direction)$/,
  redirect: /^(CallStatus|Digits)$/,
  action: /^(CallStatus|Dial.*|RecordingUrl|ErrorMessage)$/,
  screen: /^(From|To|Digits)$/,
  gather: /^(CallStatus|Digits|SpeechResult|Confidence)$/,
  queue: /^(CallStatus|Queue.*)$/,
  recording: /^(CallStatus|Digits|Recording.*)$/,
};

function shown(parameters: Parameters, purpose: Purpose): string {
  return Object.entries(parameters)
    .filter(([name]) => tellingParameters[purpose].test(name))
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}
