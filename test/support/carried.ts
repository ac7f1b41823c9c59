/** A table of texts, as the state of a call stands in a URL. */
type Rows = readonly (readonly string[])[];

/** What a URL of the service carries: texts, and tables. */
export type Carried = Readonly<Record<string, string | Rows>>;

/** A query as the service writes it on its own URLs: the names in order, and no character that others write differently. */
export function query(carried: Carried): string {
  return Object.keys(carried)
    .sort()
    .map((name) => `${encoded(name)}=${written(carried[name])}`)
    .join('&');
}

/** A table in letters, digits, `.`, `-` and `_`. */
export function rows(table: Rows): string {
  return table.map((cells) => cells.map(cellOf).join('.').replace(/\.+$/, '')).join('_.');
}

/** The same, read again. */
export function readTable(text: string | null | undefined): string[][] {
  if (!text) return [];
  return text
    .split('_.')
    .map((row) => row.split('.').map((cell) => decodeURIComponent(cell.replaceAll('_', '%'))));
}

function written(value: string | Rows = ''): string {
  return typeof value === 'string' ? encoded(value) : rows(value);
}

function cellOf(text: string): string {
  return encoded(text)
    .replaceAll('_', '%5F')
    .replaceAll('.', '%2E')
    .replaceAll('~', '%7E')
    .replaceAll('%', '_');
}

function encoded(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('!', '%21')
    .replaceAll("'", '%27')
    .replaceAll('(', '%28')
    .replaceAll(')', '%29')
    .replaceAll('*', '%2A');
}
