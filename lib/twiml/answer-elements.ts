import { given } from '../given';
import type {
  DialAnswer,
  FurtherAttributes,
  Parameters,
  Question,
  SipRoute,
  Target,
  TargetKind,
  TwimlAnswer,
} from '../types';
import type { TwimlElement } from './element';

/** What stands inside `<Response>` for an answer in TwiML. */
export function answerElements(answer: TwimlAnswer): TwimlElement[] {
  return [...(answer.spoken ?? []), ...ending(answer)];
}

function ending(answer: TwimlAnswer): readonly TwimlElement[] {
  switch (answer.kind) {
    case 'dial':
      return [dialElement(answer)];
    case 'redirect': {
      const attributes = answer.method === undefined ? {} : { method: answer.method };
      return [element('Redirect', attributes, answer.url)];
    }
    case 'hangup':
      return [element('Hangup', {})];
    case 'verbs':
      return answer.elements;
    case 'screen':
      // Who presses no key falls through the Gather.
      return [gatherElement(answer), element('Hangup', {})];
    case 'bridge':
      return [];
  }
}

function dialElement({ attributes, further, targets, screenUrl }: DialAnswer): TwimlElement {
  const { action, ...own } = attributes;
  const screened = screenUrl === undefined ? {} : { url: screenUrl, method: 'POST' };
  return element(
    'Dial',
    { action, method: 'POST', ...own, ...further.dial },
    ...targets.map((target) => targetElement(target, { further, screened })),
  );
}

/** What targets of all kinds have in common. */
interface Noun {
  readonly further: FurtherAttributes;
  readonly screened: Readonly<Record<string, string>>;
}

type TargetElements = {
  readonly [K in TargetKind]: (target: Target & { kind: K }, noun: Noun) => TwimlElement;
};

const targetElements: TargetElements = {
  number: ({ number }, { further, screened }) =>
    element('Number', { ...further.number, ...screened }, number),
  client: ({ identity, parameters = {} }, { further, screened }) =>
    element('Client', { ...further.client, ...screened }, ...clientChildren(identity, parameters)),
  // Twilio's Sim has no attributes.
  sim: ({ sid }) => element('Sim', {}, sid),
  sip: ({ uri, routes, username, password }, { further, screened }) =>
    element(
      'Sip',
      { ...given({ username, password }), ...further.sip, ...screened },
      ...(routes?.map(routeElement) ?? [uri]),
    ),
  conference: ({ room }, { further }) => element('Conference', { ...further.conference }, room),
  queue: ({ name }, { further }) => element('Queue', { ...further.queue }, name),
  application: ({ sid, parameters = {} }, { further }) =>
    element(
      'Application',
      { ...further.application },
      element('ApplicationSid', {}, sid),
      ...parameterElements(parameters),
    ),
  whatsapp: ({ number }, { further, screened }) =>
    element('WhatsApp', { ...further.whatsapp, ...screened }, number),
};

function element(
  name: string,
  attributes: NonNullable<TwimlElement['attributes']>,
  ...children: NonNullable<TwimlElement['children']>
): TwimlElement {
  return { name, attributes, children };
}

function routeElement({ uri, ...attributes }: SipRoute): TwimlElement {
  return element('Uri', attributes, uri);
}

function targetElement<K extends TargetKind>(target: Target & { kind: K }, noun: Noun): TwimlElement {
  const toElement: TargetElements[K] = targetElements[target.kind];
  return toElement(target, noun);
}

function clientChildren(identity: string, parameters: Parameters): (TwimlElement | string)[] {
  const elements = parameterElements(parameters);
  return elements.length === 0 ? [identity] : [element('Identity', {}, identity), ...elements];
}

function parameterElements(parameters: Parameters): TwimlElement[] {
  return Object.entries(parameters).map(([name, value]) => element('Parameter', { name, value }));
}

function gatherElement({ question, action }: TwimlAnswer & { kind: 'screen' }): TwimlElement {
  const { prompt, digit, timeout } = question;
  // Otherwise the key # would end the Gather as if no key had been pressed.
  const finish = digit === undefined || digit === '#' ? { finishOnKey: '' } : {};
  return element(
    'Gather',
    { numDigits: 1, timeout, action, method: 'POST', ...finish },
    promptElement(prompt),
  );
}

function promptElement(prompt: Question['prompt']): TwimlElement {
  if (prompt.kind === 'play') return element('Play', {}, prompt.url);
  const { text, voice, language } = prompt;
  return element('Say', given({ voice, language }), text);
}
