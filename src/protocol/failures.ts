/** Failures that cross the worker border: a code, and the facts of it. Sentences are made in the views and in the command line. */
export interface Failure {
  readonly code: FailureCode;
  readonly facts: Readonly<Record<string, string | number>>;
}

export type FailureCode =
  | 'empty'
  | 'unknown-format'
  | 'truncated'
  | 'inconsistent'
  | 'unsupported-version'
  | 'too-large'
  | 'bad-compression' //   the seven codes of SnapshotFormatError, with its facts
  | 'unreadable-file' //   the file cannot be read (moved, no permission). facts: detail
  | 'out-of-memory' //     an allocation was refused. facts: phase
  | 'cancelled' //         the page asked for it
  | 'expression' //        facts: code (HeapyErrorCode), message, from?, to?
  | 'unknown-snapshot' //  facts: name
  | 'unknown-object' //    facts: snapshot, id
  | 'wrong-type' //        a view asked for rows that the value does not have. facts: type
  | 'worker-died' //       made by the page: every open snapshot is gone
  | 'internal'; //         our mistake. facts: message, stack
