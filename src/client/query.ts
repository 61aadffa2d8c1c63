/**
 * Rows of a long table, fetched by blocks as they come into sight.
 *
 * The newest question wins: after `ask` the old rows stay, marked stale, until the first new block is there, and answers
 * to old questions are dropped. Of the blocks wanted only the newest wish counts: blocks scrolled past are never fetched.
 */
import type { Progress } from '../base/steps.ts';
import type { Failure } from '../protocol/failures.ts';
import type { Page } from '../protocol/rows.ts';
import type { JobId, OnProgress, Outcome } from '../protocol/service.ts';
import { nextJob } from './jobs.ts';
import { createStore } from './store.ts';

/** Gets rows start … end - 1 of one fixed question. `onProgress` comes with the first call, which may have to sort or filter. */
export type FetchRows<Row> = (
  job: JobId,
  start: number,
  end: number,
  onProgress?: OnProgress,
) => Promise<Outcome<Page<Row>>>;

/** What a table shows now. A new object after every change. */
export interface RowsView<Row> {
  /** Rows that pass the filter; `undefined` before the first answer. */
  readonly total: number | undefined;
  /** Rows without the filter. */
  readonly all: number;
  /** The rows belong to an older question. */
  readonly stale: boolean;
  readonly failure: Failure | undefined;
  /** How far the first block of the newest question is; `undefined` when it is there, or nothing was heard yet. */
  readonly progress: Progress | undefined;
  /** `undefined` while its block is not there. */
  rowAt(index: number): Row | undefined;
}

export interface Rows<Row> {
  view(): RowsView<Row>;
  subscribe(listener: () => void): () => void;
  /** Asks another question; `cancel` is told of calls that are no longer wanted. */
  ask(fetch: FetchRows<Row>, cancel: (job: JobId) => void): void;
  /** Says which rows are in sight. Fetches their blocks, then the next one in the direction of movement. */
  show(start: number, end: number): void;
}

const AT_ONCE = 2;
const KEPT_BLOCKS = 48;
const NO_NEWS = { stale: false, failure: undefined, progress: undefined } as const;

interface Question<Row> {
  readonly fetch: FetchRows<Row>;
  readonly cancel: (job: JobId) => void;
  readonly blocks: Map<number, readonly Row[]>;
  readonly flying: Map<number, JobId>;
}

/** Makes an empty table of rows. `blockRows` rows are fetched with one call. */
export function createRows<Row>(blockRows = 128): Rows<Row> {
  let question: Question<Row> | undefined;
  let seen = { start: 0, end: blockRows, forward: true };
  const view = createStore<RowsView<Row>>({ ...NO_NEWS, total: undefined, all: 0, rowAt: () => undefined });

  const publish = (next: Omit<RowsView<Row>, 'rowAt'>, blocks: ReadonlyMap<number, readonly Row[]>): void =>
    view.update(() => ({ ...next, rowAt: (i) => blocks.get(Math.floor(i / blockRows))?.[i % blockRows] }));

  const receive = (asked: Question<Row>, block: number, outcome: Outcome<Page<Row>>): void => {
    asked.flying.delete(block);
    if (asked !== question) return;
    if (!outcome.ok) {
      if (outcome.failure.code !== 'cancelled')
        publish({ ...NO_NEWS, total: 0, all: 0, failure: outcome.failure }, new Map());
      return;
    }
    asked.blocks.set(block, outcome.value.rows);
    forgetFarthest(asked.blocks, Math.floor(seen.start / blockRows));
    publish({ ...NO_NEWS, total: outcome.value.total, all: outcome.value.all }, asked.blocks);
    fill(asked);
  };

  const listenerOf = (asked: Question<Row>): OnProgress | undefined =>
    asked.blocks.size > 0
      ? undefined
      : (progress) => {
          if (asked !== question || asked.blocks.size > 0) return;
          view.update((v) => ({ ...v, progress }));
        };

  const fill = (asked: Question<Row>): void => {
    const known = asked.blocks.size > 0 ? (view.get().total ?? Infinity) : Infinity;
    for (const block of wantedBlocks(seen, blockRows, known)) {
      if (asked.flying.size >= AT_ONCE) return;
      if (asked.blocks.has(block) || asked.flying.has(block)) continue;
      const job = nextJob();
      asked.flying.set(block, job);
      void asked
        .fetch(job, block * blockRows, (block + 1) * blockRows, asked.flying.size === 1 ? listenerOf(asked) : undefined)
        .then((outcome) => receive(asked, block, outcome));
    }
  };

  return {
    view: view.get,
    subscribe: view.subscribe,
    ask(fetch, cancel) {
      const before = question;
      question = { fetch, cancel, blocks: new Map(), flying: new Map() };
      for (const job of before?.flying.values() ?? []) before?.cancel(job);
      if (before !== undefined) view.update((v) => ({ ...v, stale: true, progress: undefined }));
      seen = { start: 0, end: Math.max(1, seen.end - seen.start), forward: true };
      fill(question);
    },
    show(start, end) {
      seen = { start, end, forward: start >= seen.start };
      if (question !== undefined) fill(question);
    },
  };
}

/** Blocks in sight, then one further in the direction of movement; those behind the last row are left out. */
function wantedBlocks(
  seen: { start: number; end: number; forward: boolean },
  size: number,
  total: number,
): readonly number[] {
  const first = Math.max(0, Math.floor(seen.start / size));
  const last = Math.max(first, Math.ceil(seen.end / size) - 1);
  const inSight = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return [...inSight, seen.forward ? last + 1 : first - 1].filter((b) => b >= 0 && (b === 0 || b * size < total));
}

function forgetFarthest(blocks: Map<number, unknown>, near: number): void {
  if (blocks.size <= KEPT_BLOCKS) return;
  const farthest = [...blocks.keys()].reduce((a, b) => (Math.abs(b - near) > Math.abs(a - near) ? b : a));
  blocks.delete(farthest);
}
