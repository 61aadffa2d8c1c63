/** How much one run may do and make: an expression comes out of a link, and must not be able to hold the page. */
import { HeapyError } from '../heapy-error.ts';

/** Evaluations of one run. */
export const MAX_STEPS = 100_000;
/** Cells made in one run: a character is one, a list item `CELLS_PER_ITEM`. */
export const MAX_CELLS = 16 * 1024 * 1024;
/** A value costs more than a character. */
export const CELLS_PER_ITEM = 8;

/** Counts what a run spends. */
export interface Budget {
  /** One evaluation, or one turn of a loop. Throws HeapyError when there were too many. */
  step(): void;
  /** So many characters made. Throws HeapyError when there were too many. */
  make(characters: number): void;
  /** So many list items made. Throws HeapyError when there were too many. */
  makeItems(items: number): void;
}

/** A full purse. */
export function createBudget(maxSteps = MAX_STEPS, maxCells = MAX_CELLS): Budget {
  let steps = 0;
  let cells = 0;
  const make = (count: number): void => {
    cells += count;
    if (cells > maxCells) throw new HeapyError('budget', 'makes more text or longer lists than allowed');
  };
  return {
    step: () => {
      if (++steps > maxSteps) throw new HeapyError('budget', `took more than ${maxSteps} steps`);
    },
    make,
    makeItems: (items) => make(items * CELLS_PER_ITEM),
  };
}
