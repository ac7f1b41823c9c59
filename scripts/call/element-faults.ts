import { isJsonObject, parseJson } from '../../lib/json';
import type { Verb } from './types';

/** Source: Twilio docs, "TwiML Voice: <Dial>", nouns. */
const nounLimit = 10;

/** Nouns that stand alone in their Dial. Source: Twilio docs, "TwiML Voice: <Dial>" and the pages of these nouns. */
const alone: ReadonlySet<string> = new Set(['Conference', 'Queue', 'Application']);

/** Source: Twilio docs, "TwiML Voice: <Enqueue>", and "Studio: Enqueue Call widget", Task Attributes. Characters. */
const queueNameLimit = 64;
const taskLimit = 1_024;

/** What Twilio would find wrong with an element as a whole, where its attributes are right. */
export const elementFaults: ReadonlyMap<string, (element: Verb) => string | undefined> = new Map([
  ['Dial', dialFault],
  ['Enqueue', enqueueFault],
  ['Play', playFault],
  ['Task', taskFault],
]);

function dialFault({ children: nouns }: Verb): string | undefined {
  if (nouns.length > nounLimit)
    return `a <Dial> rings at most ${nounLimit} targets, and here are ${nouns.length}`;
  const lonely = nouns.length > 1 ? nouns.find(({ name }) => alone.has(name)) : undefined;
  return lonely === undefined ? undefined : `<${lonely.name}> stands alone in its <Dial>`;
}

function enqueueFault({ text, attributes, children }: Verb): string | undefined {
  const isForWorkflow = attributes.workflowSid !== undefined;
  if (isForWorkflow && text !== '') return 'an <Enqueue> is for a queue or for a workflow, and here is both';
  if (!isForWorkflow && text === '') return 'an <Enqueue> names a queue or a workflow, and here is neither';
  if (!isForWorkflow && children.length > 0) return 'a <Task> is for a workflow, and here is none';
  if (children.length > 1) return `an <Enqueue> has one <Task>, and here are ${children.length}`;
  if (text.length > queueNameLimit)
    return `the name of a queue has at most ${queueNameLimit} characters, and here are ${text.length}`;
  return undefined;
}

function playFault({ text, attributes }: Verb): string | undefined {
  return text === '' && attributes.digits === undefined
    ? 'a <Play> has a URL or digits, and here is neither'
    : undefined;
}

function taskFault({ text }: Verb): string | undefined {
  if (!isJsonObject(parseJson(text))) return 'a <Task> holds its attributes as a JSON object';
  return text.length > taskLimit
    ? `the attributes of a <Task> have at most ${taskLimit} characters, and here are ${text.length}`
    : undefined;
}
