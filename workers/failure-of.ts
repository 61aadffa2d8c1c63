/** What was thrown, as a value that crosses the worker border. */
import { SnapshotFormatError } from '../src/formats/snapshot-format-error.ts';
import { HeapyError } from '../src/heapy/heapy-error.ts';
import type { Failure } from '../src/protocol/failures.ts';

/** A failure found by the session itself; travels to the job's end as an exception. */
export class FailureError extends Error {
  override readonly name = 'FailureError';
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

const UNREADABLE_NAMES = new Set(['NotReadableError', 'NotFoundError', 'NotAllowedError', 'SecurityError']);
const UNREADABLE_CODES = new Set(['ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'EIO', 'EMFILE', 'ENOTDIR', 'ELOOP', 'ENXIO']);
// A refused allocation has no class and no code of its own in any engine; only its words tell it from our mistakes.
const ALLOCATION = /alloc|array length|array buffer|string length|out of memory|maximum size exceeded/i;

function isUnreadable(error: Error): boolean {
  const code = 'code' in error ? error.code : undefined;
  return UNREADABLE_NAMES.has(error.name) || (typeof code === 'string' && UNREADABLE_CODES.has(code));
}

/** The failure of a job that threw `error` while it was in `phase`. */
export function failureOf(error: unknown, phase: string): Failure {
  if (error instanceof FailureError) return error.failure;
  if (error instanceof SnapshotFormatError) return { code: error.code, facts: error.facts };
  if (error instanceof HeapyError) {
    const { code, message, range } = error;
    return { code: 'expression', facts: { code, message, ...(range && { from: range.from, to: range.to }) } };
  }
  if (!(error instanceof Error)) return { code: 'internal', facts: { message: String(error), stack: '' } };
  if (error instanceof RangeError && ALLOCATION.test(error.message)) return { code: 'out-of-memory', facts: { phase } };
  if (isUnreadable(error)) return { code: 'unreadable-file', facts: { detail: error.message } };
  return { code: 'internal', facts: { message: error.message, stack: error.stack ?? '' } };
}
