import type { ReactNode } from 'react';

/** One column of a grid over rows of type Row, as data. */
export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** One sentence, the words of the glossary: tooltip and accessible description of the header. */
  readonly help: string;
  readonly align: 'start' | 'end';
  /** A CSS grid track. */
  readonly width: string;
  /** What the worker sorts by; absent = this column cannot be sorted by. */
  readonly sortKey?: string;
  text(row: Row): string;
  /** The exact value, shown when the pointer rests. */
  tip?(row: Row): string;
  /** Share of the total, 0 … 1, drawn as a bar behind the text. */
  bar?(row: Row): number;
  /** A glyph before the text. */
  glyph?(row: Row): ReactNode;
  /** A change for more or for less, which the text says too; or a text that says little. */
  tone?(row: Row): 'grow' | 'shrink' | 'dim' | undefined;
  /** Quieter than the numbers that it belongs to. */
  readonly quiet?: boolean;
  /** In the face of code: addresses, names of the program. */
  readonly code?: boolean;
}

/** Rows as a grid sees them. */
export interface GridRows<Row> {
  readonly total: number | undefined;
  /** The rows belong to an older question: they are dimmed. */
  readonly stale: boolean;
  rowAt(index: number): Row | undefined;
}

export interface GridSort {
  readonly by: string;
  readonly descending: boolean;
}

/** Keys that move inside a grid. Which key is which is the page's business. */
export type GridMove = 'row-up' | 'row-down' | 'page-up' | 'page-down' | 'first-row' | 'last-row';

/** The row that a move leads to, within 0 … count - 1. `page` is the number of rows in sight. */
export function movedRow(move: GridMove, from: number, count: number, page: number): number {
  const to = {
    'row-up': from - 1,
    'row-down': from + 1,
    'page-up': from - page,
    'page-down': from + page,
    'first-row': 0,
    'last-row': count - 1,
  }[move];
  return Math.max(0, Math.min(count - 1, to));
}

/** Whether a key's action is a move inside the grid. */
export function isGridMove(action: string | undefined): action is GridMove {
  return action !== undefined && /^(row-(up|down)|page-(up|down)|(first|last)-row)$/.test(action);
}
