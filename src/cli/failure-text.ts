/** Failures and warnings as the one line that the terminal gets. */
import type { Warning } from '../heap/snapshot.ts';
import type { HeapyError } from '../heapy/heapy-error.ts';
import type { Failure } from '../protocol/failures.ts';
import { failureText } from '../wording/failure-text.ts';
import { warningText } from '../wording/warning-text.ts';
import { oneLine } from './terminal.ts';

/** `heapglass: …` on one line: what happened, where, what can be done. */
export function failureLine(failure: Failure, subject: string): string {
  const { title, detail, remedy } = failureText(failure, subject);
  return line([title, detail, remedy]);
}

/** `heapglass: EXPRESSION: what is wrong with it (at character N)`. */
export function expressionLine({ message, range }: HeapyError, expression: string): string {
  return line([`${expression}:`, message, range === undefined ? '' : `(at character ${range.from + 1})`]);
}

/** A mistake in the user's own words: `heapglass: unknown option …`. */
export function mistakeLine(problem: string): string {
  return line([problem]);
}

/** `heapglass: warning: FILE: …`. */
export function warningLine(warning: Warning, fileName: string): string {
  return line([`warning: ${fileName}:`, warningText(warning)]);
}

function line(parts: readonly string[]): string {
  return `heapglass: ${oneLine(parts.filter((part) => part !== '').join(' '))}\n`;
}
