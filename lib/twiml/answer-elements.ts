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
      return [{ name: 'Redirect', attributes, children: [answer.url] }];
    }
    case 'hangup':
      return [{ name: 'Hangup' }];
    case 'verbs':
      return answer.elements;
    case 'screen':
      // Who presses no key falls through the Gather.
      return [gatherElement(answer), { name: 'Hangup' }];
    case 'bridge':
      return [];
  }
}

function dialElement({ attributes, further, targets, screenUrl }: DialAnswer): TwimlElement {
  const { action, ...own } = attributes;
  const screened = screenUrl === undefined ? {} : { url: screenUrl, method: 'POST' };
  return {
    name: 'Dial',
    attributes: { action, method: 'POST', ...own, ...further.dial },
    children: targets.map((target) => targetElement(target, { further, screened })),
  };
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
  number: ({ number }, { further, screened }) => ({
    name: 'Number',
    attributes: { ...further.number, ...screened },
    children: [number],
  }),
  client: ({ identity, parameters = {} }, { further, screened }) => ({
    name: 'Client',
    attributes: { ...further.client, ...screened },
    children: clientChildren(identity, parameters),
  }),
  // Twilio's Sim has no attributes.
  sim: ({ sid }) => ({ name: 'Sim', children: [sid] }),
  sip: ({ uri, routes, username, password }, { further, screened }) => ({
    name: 'Sip',
    attributes: {
      ...(username !== undefined && { username }),
      ...(password !== undefined && { password }),
      ...further.sip,
      ...screened,
    },
    children: routes?.map(routeElement) ?? [uri],
  }),
  conference: ({ room }, { further }) => ({
    name: 'Conference',
    attributes: { ...further.conference },
    children: [room],
  }),
  queue: ({ name }, { further }) => ({ name: 'Queue', attributes: { ...further.queue }, children: [name] }),
  application: ({ sid, parameters = {} }, { further }) => ({
    name: 'Application',
    attributes: { ...further.application },
    children: [{ name: 'ApplicationSid', children: [sid] }, ...parameterElements(parameters)],
  }),
  whatsapp: ({ number }, { further, screened }) => ({
    name: 'WhatsApp',
    attributes: { ...further.whatsapp, ...screened },
    children: [number],
  }),
};

function routeElement({ uri, ...attributes }: SipRoute): TwimlElement {
  return { name: 'Uri', attributes, children: [uri] };
}

function targetElement<K extends TargetKind>(target: Target & { kind: K }, noun: Noun): TwimlElement {
  const element: TargetElements[K] = targetElements[target.kind];
  return element(target, noun);
}

function clientChildren(identity: string, parameters: Parameters): (TwimlElement | string)[] {
  const elements = parameterElements(parameters);
  return elements.length === 0 ? [identity] : [{ name: 'Identity', children: [identity] }, ...elements];
}

function parameterElements(parameters: Parameters): TwimlElement[] {
  return Object.entries(parameters).map(([name, value]) => ({
    name: 'Parameter',
    attributes: { name, value },
  }));
}

function gatherElement({ question, action }: TwimlAnswer & { kind: 'screen' }): TwimlElement {
  const { prompt, digit, timeout } = question;
  return {
    name: 'Gather',
    attributes: {
      numDigits: 1,
      timeout,
      action,
      method: 'POST',
      // Otherwise the key # would end the Gather as if no key had been pressed.
      ...((digit === undefined || digit === '#') && { finishOnKey: '' }),
    },
    children: [promptElement(prompt)],
  };
}

function promptElement(prompt: Question['prompt']): TwimlElement {
  if (prompt.kind === 'play') return { name: 'Play', children: [prompt.url] };
  const { voice, language } = prompt;
  return {
    name: 'Say',
    attributes: { ...(voice !== undefined && { voice }), ...(language !== undefined && { language }) },
    children: [prompt.text],
  };
}
