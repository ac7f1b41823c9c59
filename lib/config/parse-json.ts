import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { JsonPath } from './finding';

/** A place in a document; both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface JsonFault extends Place {
  readonly path: JsonPath;
  readonly message: string;
}

export interface JsonDocument {
  readonly value: unknown;
  /** The place of a value, or of its key; for what is missing, that of the object that should hold it. */
  place(path: JsonPath, part?: 'key' | 'value'): Place;
}

/** Parse JSON, keeping the place of every value. Without a document, the faults say why. Never throws. */
export function parseJson(text: string): { document?: JsonDocument; faults: JsonFault[] } {
  const placeOf = placeFinder(text);
  try {
    return parseInPlace(text, placeOf);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { faults: [{ ...placeOf(0), path: [], message: 'is nested too deeply' }] };
  }
}

function parseInPlace(text: string, placeOf: PlaceFinder): ReturnType<typeof parseJson> {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  const [error] = errors;
  if (tree === undefined || error !== undefined) {
    // One slip makes a parser stumble several times; the first fault is the one to mend.
    const why = error && syntaxFaults.get(printParseErrorCode(error.error));
    const message = `is not JSON: ${why ?? 'something unexpected stands here'}`;
    return { faults: [{ ...placeOf(error?.offset ?? 0), path: [], message }] };
  }
  return {
    faults: repeatedKeys(tree, []).map(({ path, offset }) => ({
      ...placeOf(offset),
      path,
      message: 'stands twice in one object; keep one of them',
    })),
    document: {
      // Not the tree's own value, for which a key `__proto__` is no key.
      value: JSON.parse(text),
      place: (path, part = 'value') => placeOf(offsetOf(tree, path, part)),
    },
  };
}

const syntaxFaults: ReadonlyMap<string, string> = new Map([
  ['InvalidSymbol', 'this word means nothing in JSON; text stands in double quotes'],
  ['InvalidNumberFormat', 'this is no number'],
  ['PropertyNameExpected', 'a name in double quotes should stand here'],
  ['ValueExpected', 'a value should stand here'],
  ['ColonExpected', 'a colon should stand here'],
  ['CommaExpected', 'a comma should stand here'],
  ['CloseBraceExpected', 'a closing brace } is missing'],
  ['CloseBracketExpected', 'a closing bracket ] is missing'],
  ['EndOfFileExpected', 'the file should end here'],
  ['InvalidCommentToken', 'JSON has no comments'],
  ['UnexpectedEndOfComment', 'JSON has no comments'],
  ['UnexpectedEndOfString', 'the closing quote of this text is missing'],
  ['UnexpectedEndOfNumber', 'this number is not complete'],
  ['InvalidUnicode', '\\u takes four hexadecimal digits'],
  ['InvalidEscapeCharacter', 'this is no escape that JSON knows'],
  ['InvalidCharacter', 'this character cannot stand here; write it as \\u and four hexadecimal digits'],
]);

const deepest = 50;

type PlaceFinder = (offset: number) => Place;

function placeFinder(text: string): PlaceFinder {
  const document = TextDocument.create('', 'json', 0, text);
  return (offset) => {
    const { line, character } = document.positionAt(offset);
    return { line: line + 1, column: character + 1 };
  };
}

function offsetOf(tree: Node, path: JsonPath, part: 'key' | 'value'): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = findNodeAtLocation(tree, path.slice(0, depth));
    if (node === undefined) continue;
    const wantsKey = part === 'key' && depth === path.length && node.parent?.type === 'property';
    return wantsKey ? (node.parent?.offset ?? node.offset) : node.offset;
  }
  return tree.offset;
}

/** @throws RangeError where a document goes deeper than any widget does */
function repeatedKeys(node: Node, path: JsonPath): { path: JsonPath; offset: number }[] {
  if (path.length > deepest) throw new RangeError('Too deep');
  const seen = new Set<string>();
  return (node.children ?? []).flatMap((child, index) => {
    if (node.type === 'array') return repeatedKeys(child, [...path, index]);
    const [key, value] = child.children ?? [];
    const name = String(key?.value);
    const here = [...path, name];
    const below = value === undefined ? [] : repeatedKeys(value, here);
    if (!seen.has(name)) {
      seen.add(name);
      return below;
    }
    return [{ path: here, offset: child.offset }, ...below];
  });
}
