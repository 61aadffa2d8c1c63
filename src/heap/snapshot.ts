import type { HeapGraph } from './graph.ts';

/** What a file says of the process it came from. All texts are hostile; unknown is `undefined`. */
export interface SnapshotFacts {
  /** `heapglass` … : id of the importer. */
  readonly format: string;
  /** `CPython`, `V8` …. */
  readonly runtime: string;
  readonly version: string | undefined;
  /** Unix seconds. */
  readonly time: number | undefined;
  readonly pid: number | undefined;
  readonly program: string | undefined;
  /** Resident set of the process, bytes. */
  readonly rss: number | undefined;
  /** Identity of the run that wrote it; equal in all files of one series. */
  readonly captureId: string | undefined;
  readonly threads: readonly ThreadFacts[];
  /** Any further facts, in order of showing. */
  readonly more: readonly (readonly [name: string, value: string])[];
}

export interface ThreadFacts {
  readonly id: string;
  readonly name: string;
  readonly frames: readonly { readonly function: string; readonly file: string; readonly line: number }[];
}

/** Something a reader had to say: what, how often, and where first. Worded in views and cli from `code` and `facts`. */
export interface Warning {
  readonly code: WarningCode;
  readonly facts: Readonly<Record<string, string | number>>;
}

export type WarningCode =
  | 'truncated' //          facts: byteOffset, bytes?, missing: what was lost
  | 'checksum' //           facts: chunks, byteOffset of the first
  | 'dangling' //           facts: references dropped because their target is not in the file
  | 'duplicates' //         facts: objects written more than once
  | 'unknown-chunks' //     facts: chunks, tag of the first
  | 'inconsistent' //       facts: chunks skipped because their counts do not fit, byteOffset of the first, detail
  | 'careful' //            the capture did not know this interpreter
  | 'skipped-objects' //    facts: objects the capture could not read
  | 'unlabelled'; //        facts: references without a name

/** What a file gives: the graph, the facts, and what the reader had to say. */
export interface Snapshot {
  readonly graph: HeapGraph;
  readonly facts: SnapshotFacts;
  readonly warnings: readonly Warning[];
  /** False when the file was cut off or parts of it were skipped. */
  readonly complete: boolean;
  /** Bytes of the file as it was given (compressed when it was). */
  readonly fileBytes: number;
  /** Hash of the content (decompressed), hex: names the snapshot in links and finds the same file given twice. */
  readonly contentHash: string;
}
