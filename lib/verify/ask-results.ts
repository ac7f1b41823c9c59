import type { Json } from '../json';
import { quote } from '../quote';
import type { Actions, OutputPath, Widget } from '../types';
import type { Candidates } from './candidates';

/** What comes of an action, as far as it may make a difference. */
interface Result<A extends keyof Actions> {
  /** For people. */
  readonly name: string;
  readonly result: Actions[A]['result'];
}

/** Both ways in which a message may go. */
export const messageResults: readonly Result<'sendMessage'>[] = [
  { name: 'sent', result: { ok: true, sid: `SM${'0'.repeat(31)}1` } },
  { name: 'not sent', result: { ok: false, why: 'it is refused' } },
];

type Web = Result<'webRequest'>;

/** A number that may be rung: what a web service is asked for most. */
const usualValue = '+14155550123';
/** Values of one answer times their number: no service is compared with more. */
const mostResults = 50;

/**
 * What a web service may answer: all that is read of it, each value that is compared with something, nothing, and a failure.
 */
export function webResults({ name: widget, flow, reads }: Widget, candidates: Candidates): Web[] {
  const valuesOf = (path: OutputPath) => candidates.of(flow, ['widgets', widget, ...path]);
  const leaves = leavesOf(reads.filter(([first]) => first === 'parsed').map((path) => path.map(asName)));
  const usual = new Map(
    leaves.map((path): [OutputPath, string] => [path, valuesOf(path)[0]?.value ?? usualValue]),
  );
  const further = leaves.flatMap((path) =>
    valuesOf(path)
      .slice(1)
      .map(({ value }) => {
        const body = answerWith(new Map([...usual, [path, value]]));
        return answered(`success, ${path.slice(1).join('.')} is ${quote(value)}`, body);
      }),
  );
  const texts = valuesOf(['body']).map(({ value }) =>
    answered(`success, the answer is ${quote(value)}`, value),
  );
  const statuses = valuesOf(['status_code'])
    .map(({ value }) => Number(value))
    .filter((status) => status >= 100 && status <= 599)
    .map((status) => answered(`an answer of ${status}`, '{}', status));
  return [
    answered('success', answerWith(usual)),
    ...further,
    ...texts,
    ...(reads.length > 0 ? [answered('success, with nothing in it', '')] : []),
    ...statuses,
  ]
    .slice(0, mostResults)
    .concat({ name: 'failed', result: { ok: false, why: 'nobody answers' } });
}

function answered(name: string, body: string, status = 200): Web {
  return { name, result: { ok: true, status, contentType: 'application/json', body } };
}

/** What Liquid asks of a list as a whole, its first item has. */
function asName(name: string): string {
  return name === '*' || name === 'first' || name === 'last' || /^-\d+$/.test(name) ? '0' : name;
}

/** The paths that lead to no other one of them. */
function leavesOf(paths: readonly OutputPath[]): OutputPath[] {
  const distinct = [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
  return distinct.filter(
    (path) =>
      path.length > 1 &&
      !distinct.some(
        (other) => other.length > path.length && path.every((name, index) => other[index] === name),
      ),
  );
}

function answerWith(values: ReadonlyMap<OutputPath, string>): string {
  return JSON.stringify(nested([...values].map(([[, ...path], value]) => [path, value] as const)));
}

/** A list where all names are places in one, else an object. */
function nested(values: readonly (readonly [path: OutputPath, value: string])[]): Json {
  const [only] = values;
  if (only !== undefined && only[0].length === 0) return only[1];
  const names = [...new Set(values.map(([[name = '']]) => name))];
  const inner = (name: string) =>
    nested(
      values.filter(([[first]]) => first === name).map(([[, ...rest], value]) => [rest, value] as const),
    );
  if (names.length > 0 && names.every((name) => /^\d{1,3}$/.test(name))) {
    const last = Math.max(...names.map(Number));
    return Array.from({ length: last + 1 }, (_, index) =>
      names.includes(String(index)) ? inner(String(index)) : null,
    );
  }
  return Object.fromEntries(names.map((name) => [name, inner(name)]));
}
