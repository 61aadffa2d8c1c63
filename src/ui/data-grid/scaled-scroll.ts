/**
 * More rows than a scroller has pixels for.
 *
 * Chromium stops at 33,554,430 px. So at most MAX_PHYSICAL_ROWS rows are laid out; physical row p stands for row
 * `p + shift`. Small movements keep the shift, one row a row; large ones (the thumb, a page far away) take the shift that
 * belongs to the place. The first and last quarter of the physical rows map one to one, so both ends scroll as usual:
 *
 *   rows      0 ──── Z ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ N-Z ──── N
 *   physical  0 ──── Z ── P-Z ──── P                    Z = P / 4
 */

/** Height, in px, that every browser can lay out. */
export const MAX_HEIGHT = 16_000_000;

/** How many rows there are, and how many of them are laid out. */
export interface ScrollSpace {
  readonly rows: number;
  readonly physicalRows: number;
}

/** The space of `rows` rows of `rowHeight` px. */
export function scrollSpace(rows: number, rowHeight: number, maxHeight = MAX_HEIGHT): ScrollSpace {
  return { rows, physicalRows: Math.min(rows, Math.max(4, Math.floor(maxHeight / rowHeight))) };
}

/** The row that belongs to a physical row: 0 … rows. Fractions are kept. */
export function rowOf({ rows, physicalRows }: ScrollSpace, physical: number): number {
  const zone = physicalRows / 4;
  if (rows === physicalRows || physical <= zone) return physical;
  if (physical >= physicalRows - zone) return rows - (physicalRows - physical);
  return zone + ((physical - zone) * (rows - 2 * zone)) / (physicalRows - 2 * zone);
}

/** The physical row that belongs to a row; the inverse of `rowOf`. */
export function physicalRowOf({ rows, physicalRows }: ScrollSpace, row: number): number {
  const zone = physicalRows / 4;
  if (rows === physicalRows || row <= zone) return row;
  if (row >= rows - zone) return physicalRows - (rows - row);
  return zone + ((row - zone) * (physicalRows - 2 * zone)) / (rows - 2 * zone);
}

/** The shift, whole rows, for a physical row at the top: 0 … rows - physicalRows. */
export function shiftAt(space: ScrollSpace, physicalTop: number): number {
  const shift = Math.round(rowOf(space, physicalTop) - physicalTop);
  return Math.min(Math.max(0, shift), space.rows - space.physicalRows);
}

/** Where to scroll for `row` at the top, and the shift that goes with it. */
export function placeOf(space: ScrollSpace, row: number): { readonly physicalTop: number; readonly shift: number } {
  const shift = shiftAt(space, physicalRowOf(space, row));
  return { physicalTop: row - shift, shift };
}
