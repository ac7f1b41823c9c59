import { type Remark, warning } from '../config/finding';
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
  const isOneAtATime = isObject(flags) && flags.allow_concurrent_calls === false;
  return [
    ...states.flatMap((state, index) => {
      const difference = isObject(state) ? differenceOf(state, hearsSpeech) : undefined;
      return difference === undefined ? [] : [differs([...path, 'states', index], difference)];
    }),
    ...(isOneAtATime
      ? [
          differs(
            [...path, 'flags', 'allow_concurrent_calls'],
            'here any number of calls are in a flow at once',
          ),
        ]
      : []),
  ];
}

function differs(path: Remark['path'], how: string): Remark {
  return warning(path, `differs from Studio: ${how}`);
}

function differenceOf({ type, transitions }: Fields, hearsSpeech: boolean): string | undefined {
  const listed: readonly unknown[] = Array.isArray(transitions) ? transitions : [];
  const leads = (event: string) =>
    listed.some(
      (each) => isObject(each) && each.event === event && typeof each.next === 'string' && each.next !== '',
    );
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
      if (!listed.some(comparesLetters)) return undefined;
      return 'here letters are compared without case';
    default:
      return undefined;
  }
}

/** Whether a match is about letters; what a regular expression says of their case, holds. */
function comparesLetters(transition: unknown): boolean {
  const conditions: unknown = isObject(transition) ? transition.conditions : undefined;
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
