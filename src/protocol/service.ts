/** The whole contract between page and worker: plain cloneable data, ranges instead of wholes, failures as values. */
import type { Progress } from '../base/steps.ts';
import type { Failure } from './failures.ts';
import type {
  ConsoleEntry,
  FilePeek,
  CompletionRow,
  KindRow,
  ObjectCard,
  ObjectRow,
  Overview,
  Page,
  ReferenceRow,
  RelationInfo,
  SnapshotSummary,
  ValueSummary,
} from './rows.ts';

/** `s1`, `s2` …: the snapshot's name in the language. Never used twice while the page is open. */
export type SnapshotId = string & { readonly __brand: 'SnapshotId' };
/** Chosen by the page, one per call that can take long. */
export type JobId = number & { readonly __brand: 'JobId' };

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** Which rows, in which order. `filter` is plain text, a case-insensitive substring of the row's name; empty = all. */
export interface Range {
  readonly start: number;
  readonly end: number;
  readonly sort: { readonly by: string; readonly descending: boolean } | undefined;
  readonly filter: string;
}

/** An expression of the language, and the snapshot that `hp` means in it. */
export interface Query {
  readonly expression: string;
  readonly selected: SnapshotId | undefined;
}

export type OnProgress = (progress: Progress) => void;

export interface HeapService {
  /** Looks at the first bytes of a file, to put several in order before they are opened. */
  peek(file: Blob): Promise<Outcome<FilePeek>>;
  /** Reads a file. The first snapshot is s1. Progress is monotone; cancelling frees what was read. */
  open(job: JobId, file: Blob, name: string, onProgress: OnProgress): Promise<Outcome<SnapshotSummary>>;
  /** Frees a snapshot and every value made from it. */
  close(id: SnapshotId): Promise<void>;
  /** Breaks a job off; its call settles with the failure `cancelled` within 300 ms. Unknown jobs are ignored. */
  cancel(job: JobId): Promise<void>;
  /** Relations offered for a snapshot's table, in menu order. */
  relations(of: SnapshotId): Promise<Outcome<readonly RelationInfo[]>>;
  overview(job: JobId, of: SnapshotId, onProgress: OnProgress): Promise<Outcome<Overview>>;
  /** What an expression is: its type, counts, and the words of the breadcrumb. */
  describe(job: JobId, query: Query, onProgress: OnProgress): Promise<Outcome<ValueSummary>>;
  /** The kinds of a set, or the rows of a stat or difference. Sort keys: index count size name. */
  kinds(job: JobId, query: Query, range: Range, onProgress?: OnProgress): Promise<Outcome<Page<KindRow>>>;
  /** The objects of a set. Sort keys: size name id kind. */
  objects(job: JobId, query: Query, range: Range, onProgress?: OnProgress): Promise<Outcome<Page<ObjectRow>>>;
  /** One object in full; `id` as in its row. */
  object(job: JobId, of: SnapshotId, id: string): Promise<Outcome<ObjectCard>>;
  /** References out of (`referents`) or to (`referrers`) one object. */
  references(
    job: JobId,
    of: SnapshotId,
    id: string,
    direction: 'referents' | 'referrers',
    range: Range,
  ): Promise<Outcome<Page<ReferenceRow>>>;
  /** Runs a console input. */
  run(
    job: JobId,
    source: string,
    selected: SnapshotId | undefined,
    onProgress: OnProgress,
  ): Promise<Outcome<readonly ConsoleEntry[]>>;
  complete(
    source: string,
    position: number,
    selected: SnapshotId | undefined,
  ): Promise<Outcome<readonly CompletionRow[]>>;
}
