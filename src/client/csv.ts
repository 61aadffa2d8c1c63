/** Tables as text for other programs. Cells come from a heap and are hostile: no spreadsheet may read one as a formula. */

/** A cell of an exported table; `undefined` = unknown, written empty. */
export type Cell = string | number | undefined;

const BEGINS_FORMULA = /^[=+\-@\t\r\n|%]/;

/**
 * RFC 4180 with CRLF. Texts that a spreadsheet would take for a formula get a leading apostrophe (OWASP, "CSV injection"),
 * also after spaces; numbers are written as they are.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n') + '\r\n';
}

function csvCell(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = BEGINS_FORMULA.test(cell.trimStart()) || BEGINS_FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n\t;]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Tab-separated text of rows, for the clipboard; line breaks and tabs inside a cell become spaces. */
export function toTabbed(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => row.map((cell) => String(cell ?? '').replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}
