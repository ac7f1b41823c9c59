import { getNodePath, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { JsonPath } from './finding';

/** A place in a document; both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

interface JsonFault extends Place {
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
    const errors: ParseError[] = [];
    const tree = parseTree(text, errors, { disallowComments: true });
    // One slip makes a parser stumble several times; the first fault is the one to fix.
    const faults = errors.slice(0, 1).map(({ error, offset }) => ({
      ...placeOf(offset),
      path: [],
      message: `is not JSON: ${syntaxFaults.get(printParseErrorCode(error))}`,
    }));
    if (tree === undefined || faults.length > 0) return { faults };
    const repeated = repeatedKeys(tree).map((key) => ({
      ...placeOf(key.offset),
      path: getNodePath(key),
      message: 'stands twice in one object; keep one of them',
    }));
    const offsetOf = offsetFinder(tree);
    const place: JsonDocument['place'] = (path, part = 'value') => placeOf(offsetOf(path, part));
    // Not the tree's own value, for which a key `__proto__` is no key.
    return { faults: repeated, document: { value: JSON.parse(text), place } };
  } catch {
    // Only the depth of a document makes the parser, or `repeatedKeys`, fail.
    return { faults: [{ ...placeOf(0), path: [], message: 'is nested too deeply' }] };
  }
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

const mostDepth = 50;

function placeFinder(text: string): (offset: number) => Place {
  const document = TextDocument.create('', 'json', 0, text);
  return (offset) => {
    const { line, character } = document.positionAt(offset);
    return { line: line + 1, column: character + 1 };
  };
}

/** Finds the offset of a value, or of its key; for what is missing, that of the object that should hold it. */
function offsetFinder(tree: Node): (path: JsonPath, part: 'key' | 'value') => number {
  // The members of an object are gathered once: there may be thousands, each with something to say of.
  const membersOf = new Map<Node, ReadonlyMap<unknown, Node>>();
  const stepInto = (node: Node, step: string | number): Node | undefined => {
    if (node.type === 'array') return node.children?.[Number(step)];
    const members = membersOf.get(node) ?? gatherMembers(node);
    membersOf.set(node, members);
    return members.get(step);
  };
  return (path, part) => {
    let node = tree;
    for (const step of path) {
      const inner = stepInto(node, step);
      if (inner === undefined) return node.offset;
      node = inner;
    }
    const property = node.parent?.type === 'property' ? node.parent : node;
    return (part === 'key' ? property : node).offset;
  };
}

/** The values of an object by their keys; of a key that stands twice the last, which is the one that counts. */
function gatherMembers({ children }: Node): ReadonlyMap<unknown, Node> {
  const members = new Map<unknown, Node>();
  children?.forEach(({ children: pair }) => {
    const value = pair?.[1];
    if (value !== undefined) members.set(pair?.[0]?.value, value);
  });
  return members;
}

/** The keys that stand once more in one object. @throws RangeError where a document goes deeper than any widget does */
function repeatedKeys({ type, children }: Node, depth = 0): Node[] {
  if (children === undefined) return [];
  if (type === 'property') return children.flatMap((child) => repeatedKeys(child, depth));
  if (depth >= mostDepth) throw new RangeError('Too deep');
  const keys = new Set<unknown>();
  return children.flatMap((child) => {
    const key = child.type === 'property' ? child.children?.[0] : undefined;
    const isRepeated = key !== undefined && keys.has(key.value);
    keys.add(key?.value);
    return [...(isRepeated ? [key] : []), ...repeatedKeys(child, depth + 1)];
  });
}
