import { asByte, percentEncode } from '../url/percent-encode';

/**
 * Write a table of texts with nothing but letters, digits, `.`, `-` and `_`: of these every library that computes a
 * signature anew makes the same query, whatever it thinks of `@`, `'` or `~`.
 *
 * Rows end in `_.`, cells in `.`, and every other character is `_` and its byte in two hexadecimal digits. Empty cells
 * at the end of a row are left out.
 */
export function writeRows(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => writeCells(cells)).join('_.');
}

/** Read what `writeRows` wrote; a row that is damaged is left out. */
export function readRows(text: string): string[][] {
  if (text === '') return [];
  return text.split('_.').flatMap((row) => {
    try {
      return [row.split('.').map((cell) => decodeURIComponent(cell.replaceAll('_', '%')))];
    } catch {
      // Only a URL that nobody of ours wrote is damaged, and it must not cost the caller the call.
      return [];
    }
  });
}

/** Whether a text may be one of `writeRows`: what an earlier version of this service wrote holds other characters. */
export function isRows(text: string): boolean {
  return /^[\w.-]*$/.test(text);
}

function writeCells(cells: readonly string[]): string {
  const last = cells.findLastIndex((cell) => cell !== '');
  return cells
    .slice(0, last + 1)
    .map(writeCell)
    .join('.');
}

function writeCell(cell: string): string {
  return percentEncode(cell).replaceAll(/[~._]/g, asByte).replaceAll('%', '_');
}
