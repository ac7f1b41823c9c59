import { isObject } from '../is-object';
import { e164 } from '../phone/e164';
import { quote } from '../quote';
import { widgetName } from '../widget-name';
import { fault, type JsonPath, type Remark } from './finding';
import { widgetNameExpected } from './widget-schema';

/** A number that a widget or flow says it answers, and where in its file it says so. */
export interface Claim {
  readonly number: string;
  readonly path: JsonPath;
}

export interface Identity {
  readonly name: string;
  readonly numbers: readonly Claim[];
  readonly remarks: readonly Remark[];
}

/** The name and the numbers of a widget's file: what it says, and what its own name says. */
export function identify(file: string, value: unknown): Identity {
  const { name, numbers } = isObject(value) ? value : {};
  const own = identifyByFile(file, 'widget', { isNamed: (name ?? null) !== null });
  return {
    ...own,
    name: typeof name === 'string' ? name : own.name,
    numbers: [...claimsIn(numbers, ['numbers']), ...own.numbers],
  };
}

/** What a file's own name says: all digits are a number. */
export function identifyByFile(file: string, what: 'widget' | 'flow', { isNamed = false } = {}): Identity {
  const name = baseName(file);
  const remarks: Remark[] = [];
  if (!isNamed && !widgetName.test(name)) {
    const why = `the name of the file, ${quote(name)}, is no name of a ${what}; expected ${widgetNameExpected}`;
    remarks.push(fault([], `${why}. Rename the file${what === 'widget' ? ' or write a "name"' : ''}`));
  }
  if (!/^[0-9]+$/.test(name)) return { name, numbers: [], remarks };
  const number = `+${name}`;
  if (e164.test(number)) return { name, numbers: [{ number, path: [] }], remarks };
  const message = `the name of the file is all digits, so that the ${what} should answer ${number}, which is not in E.164`;
  return { name, numbers: [], remarks: [...remarks, fault([], message)] };
}

/** The name of a file, without its folder and ending. */
function baseName(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.private\.json$/, '');
}

/** The numbers of a list that stands at this path. */
export function claimsIn(numbers: unknown, path: JsonPath): Claim[] {
  if (!Array.isArray(numbers)) return [];
  return numbers.flatMap((number: unknown, index) =>
    typeof number === 'string' && e164.test(number) ? [{ number, path: [...path, index] }] : [],
  );
}
