/** The way to a value in a JSON document. */
export type JsonPath = readonly (string | number)[];

/** Something about a widget's file that is wrong, or, as a warning, that may be a mistake. */
export interface Remark {
  readonly severity: 'fault' | 'warning';
  readonly path: JsonPath;
  /** Whether the value is meant, or the key: the latter where the key should not be there at all. */
  readonly part?: 'key' | 'value';
  readonly message: string;
}

/** A remark with its place. */
export interface Finding extends Remark {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

export function fault(path: JsonPath, message: string): Remark {
  return { severity: 'fault', path, message };
}

export function warning(path: JsonPath, message: string): Remark {
  return { severity: 'warning', path, message };
}

/** One line for people and editors: `FILE:LINE:COLUMN  JSON-PATH  what is wrong`. */
export function formatFinding({ file, line, column, path, severity, message }: Finding): string {
  const marked = severity === 'warning' ? `warning: ${message}` : message;
  return `${onOneLine(file)}:${line}:${column}  ${formatPath(path)}  ${marked}`;
}

/** Findings in the order of their files and lines. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

const longestName = 80;

/** `properties.timeout`, `transitions[0].next`; `$` is the whole document. Long names are cut: a key may have a megabyte. */
export function formatPath(path: JsonPath): string {
  const text = path
    .map((step) => {
      if (typeof step === 'number') return `[${step}]`;
      const name = step.length <= longestName ? step : `${step.slice(0, longestName)}…`;
      return /^[\w$-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
    })
    .join('');
  return text === '' ? '$' : text.replace(/^\./, '');
}

/** The name of a file may hold a line break, or what a terminal obeys. */
function onOneLine(file: string): string {
  return file.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '?');
}
