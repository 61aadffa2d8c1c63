/** How much one run may do and make: an expression comes out of a link, and must not be able to hold the page. */
import { HeapyError } from '../heapy-error.ts';

/** Evaluations of one run. */
export const MAX_STEPS = 100_000;
/** Cells made in one run: a character is one, a list item `CELLS_PER_ITEM`. */
export const MAX_CELLS = 16 * 1024 * 1024;
/** Calls of functions one inside the other. */
export const MAX_CALLS = 60;
/** Parts of expressions evaluated one inside the other, calls counted in: the machine's own stack must not end first. */
export const MAX_NESTED = 1000;
/** A value costs more than a character. */
export const CELLS_PER_ITEM = 8;

/** What can be open inside itself. */
export type Nested = 'call' | 'part';

/** Counts what a run spends. */
export interface Budget {
  /** One evaluation, or one turn of a loop. Throws HeapyError when there were too many. */
  step(): void;
  /** So many characters made. Throws HeapyError when there were too many. */
  make(characters: number): void;
  /** A call of a function, or the evaluation of a part, begins. Throws HeapyError when too many are open; each needs its `leave`. */
  enter(what: Nested): void;
  /** It ended. */
  leave(what: Nested): void;
  /** So many list items made. Throws HeapyError when there were too many. */
  makeItems(items: number): void;
}

/** A full purse. */
export function createBudget(maxSteps = MAX_STEPS, maxCells = MAX_CELLS): Budget {
  let steps = 0;
  let cells = 0;
  const open = { call: 0, part: 0 };
  const make = (count: number): void => {
    cells += count;
    if (cells > maxCells) throw new HeapyError('budget', 'makes more text or longer lists than allowed');
  };
  return {
    step: () => {
      if (++steps > maxSteps) throw new HeapyError('budget', `took more than ${maxSteps} steps`);
    },
    make,
    enter: (what) => {
      open[what]++;
      if (open.call > MAX_CALLS)
        throw new HeapyError('budget', `functions call one another more than ${MAX_CALLS} deep`);
      if (open.part > MAX_NESTED)
        throw new HeapyError('budget', `calls and operations stand more than ${MAX_NESTED} deep in one another`);
    },
    leave: (what) => {
      open[what]--;
    },
    makeItems: (items) => make(items * CELLS_PER_ITEM),
  };
}
