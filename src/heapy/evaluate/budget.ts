/** How much one run may do and make: an expression comes out of a link, and must not be able to hold the page. */
import { HeapyError } from '../heapy-error.ts';

/** Evaluations of one run. */
export const MAX_STEPS = 100_000;
/** Characters and list items made in one run. */
export const MAX_CELLS = 64 * 1024 * 1024;

/** Counts what a run spends. */
export interface Budget {
  /** One evaluation, or one turn of a loop. Throws HeapyError when there were too many. */
  step(): void;
  /** So many characters or list items. Throws HeapyError when there were too many. */
  make(cells: number): void;
}

/** A full purse. */
export function createBudget(maxSteps = MAX_STEPS, maxCells = MAX_CELLS): Budget {
  let steps = 0;
  let cells = 0;
  return {
    step: () => {
      if (++steps > maxSteps) throw new HeapyError('budget', `took more than ${maxSteps} steps`);
    },
    make: (count) => {
      cells += count;
      if (cells > maxCells) throw new HeapyError('budget', 'makes more text or longer lists than allowed');
    },
  };
}
