import { type Remark, warning } from '../config/finding';
import { type ListedTransition, nexts, transitionsIn } from '../config/nexts';
import { unwrapFlow } from '../flows/unwrap-flow';
import { isObject } from '../is-object';

type Fields = Readonly<Record<string, unknown>>;

/** What a flow does here in another way than in Studio, and the check has no reason to say. */
export function flowDifferences(value: unknown): Remark[] {
  const unwrapped = unwrapFlow(value);
  if ('severity' in unwrapped) return [];
  const { definition, path } = unwrapped;
  const { states, flags } = definition;
  const hearsSpeech = JSON.stringify(states).includes('SpeechResult');
  const ofStates = states.flatMap((state, index) => {
    const how = isObject(state) ? differenceOf(state, hearsSpeech) : undefined;
    return how === undefined ? [] : [{ at: ['states', index], how }];
  });
  const concurrent = {
    at: ['flags', 'allow_concurrent_calls'],
    how: 'here any number of calls are in a flow at once',
  };
  const isOneAtATime = isObject(flags) && flags.allow_concurrent_calls === false;
  return [...ofStates, ...(isOneAtATime ? [concurrent] : [])].map(({ at, how }) =>
    warning([...path, ...at], `differs from Studio: ${how}`),
  );
}

function differenceOf({ type, transitions }: Fields, hearsSpeech: boolean): string | undefined {
  const leads = (event: string) =>
    nexts(transitions).some((next) => next.event === event && next.text !== '');
  switch (type) {
    case 'gather-input-on-call':
      if (leads('speech') || hearsSpeech) return undefined;
      return 'here it listens for keys alone, since nothing is done with what the caller says';
    case 'record-voicemail':
      if (leads('hangup') || !leads('recordingComplete')) return undefined;
      return 'here who hangs up after speaking has left a message: "recordingComplete" is taken, since "hangup" leads nowhere';
    case 'make-http-request':
      return 'here an answer may take 5 s, and redirects to another host are not followed';
    case 'run-function':
      return 'here "url" is what is asked, whatever the SIDs say, and an answer may take 5 s';
    case 'split-based-on':
      if (!transitionsIn(transitions).some(comparesLetters)) return undefined;
      return 'here letters are compared without case';
    default:
      return undefined;
  }
}

/** Whether a match is about letters; what a regular expression says of their case, holds. */
function comparesLetters({ transition: { conditions } }: ListedTransition): boolean {
  if (!Array.isArray(conditions)) return false;
  return conditions.some(
    (condition: unknown) =>
      isObject(condition) &&
      typeof condition.value === 'string' &&
      comparing.test(String(condition.type)) &&
      /\p{L}/u.test(condition.value.replaceAll(/\{[{%].*?[%}]\}/gs, '')),
  );
}

const comparing = /equal_to|any_of|contain|start/;
