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
  return `${file}:${line}:${column}  ${formatPath(path)}  ${marked}`;
}

/** Findings in the order of their files and lines. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** `properties.timeout`, `transitions[0].next`; `$` is the whole document. */
export function formatPath(path: JsonPath): string {
  const text = path
    .map((step) => {
      if (typeof step === 'number') return `[${step}]`;
      return /^[\w$-]+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
    })
    .join('');
  return text === '' ? '$' : text.replace(/^\./, '');
}
