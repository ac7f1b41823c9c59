import type { Answer, Target, TargetKind } from '../types';

/** An element of TwiML: attributes in the order in which they are written. */
export interface TwimlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number>>;
  readonly children?: readonly (TwimlElement | string)[];
}

/** What stands inside `<Response>` for an answer in TwiML. */
export function answerElements(answer: Exclude<Answer, { kind: 'refusal' }>): TwimlElement[] {
  switch (answer.kind) {
    case 'dial': {
      const { action, ...attributes } = answer.attributes;
      const children = answer.targets.map(targetElement);
      return [{ name: 'Dial', attributes: { action, method: 'POST', ...attributes }, children }];
    }
    case 'redirect': {
      const attributes = answer.method === undefined ? {} : { method: answer.method };
      return [{ name: 'Redirect', attributes, children: [answer.url] }];
    }
    case 'hangup':
      return [{ name: 'Hangup' }];
    default:
      return answer satisfies never;
  }
}

type TargetElements = { readonly [K in TargetKind]: (target: Target & { kind: K }) => TwimlElement };

const targetElements: TargetElements = {
  number: ({ number }) => ({ name: 'Number', children: [number] }),
  client: ({ identity }) => ({ name: 'Client', children: [identity] }),
  sim: ({ sid }) => ({ name: 'Sim', children: [sid] }),
  sip: ({ uri, username, password }) => ({
    name: 'Sip',
    attributes: { ...(username !== undefined && { username }), ...(password !== undefined && { password }) },
    children: [uri],
  }),
  conference: ({ room }) => ({ name: 'Conference', children: [room] }),
};

function targetElement<K extends TargetKind>(target: Target & { kind: K }): TwimlElement {
  const element: TargetElements[K] = targetElements[target.kind];
  return element(target);
}
