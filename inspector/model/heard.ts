import type { TwimlElement } from '../../lib/twiml/element';
import type { Answer } from '../../lib/types';

/** Something that a caller hears. */
export interface Heard {
  readonly kind: 'text' | 'recording' | 'tones' | 'beep';
  /** What is read, or where the recording is, or which keys sound. */
  readonly text: string;
  /** In which it is read. */
  readonly language?: string;
  /** How often; 0 is without an end. */
  readonly times: number;
}

/** What the caller hears of an answer, in order. A question to somebody else is none of it. */
export function heardIn(answer: Answer | undefined): Heard[] {
  if (answer === undefined || answer.kind === 'refusal') return [];
  const waits = answer.kind === 'verbs' ? answer.elements : [];
  return [...(answer.spoken ?? []), ...waits].flatMap(heardOf);
}

function heardOf({ name, attributes = {}, children = [] }: TwimlElement): Heard[] {
  const text = children.filter((child) => typeof child === 'string').join('');
  const times = Number(attributes.loop ?? 1);
  switch (name) {
    case 'Say': {
      const { language } = attributes;
      return [{ kind: 'text', text, times, ...(language !== undefined && { language: String(language) }) }];
    }
    case 'Play':
      return attributes.digits === undefined
        ? [{ kind: 'recording', text, times }]
        : [{ kind: 'tones', text: String(attributes.digits), times }];
    case 'Gather':
      return children.flatMap((child) => (typeof child === 'string' ? [] : heardOf(child)));
    case 'Record':
      return String(attributes.playBeep ?? 'true') === 'false' ? [] : [{ kind: 'beep', text: '', times: 1 }];
    default:
      return [];
  }
}
