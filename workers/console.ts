/** What the console is told of its statements. */
import type { Steps } from '../src/base/steps.ts';
import { reprOf } from '../src/heapy/text/text.ts';
import type { StatementResult } from '../src/heapy/heapy.ts';
import type { Value } from '../src/heapy/values/value.ts';
import type { ConsoleEntry, DumpedFile } from '../src/protocol/rows.ts';
import type { ConsoleNames } from './console-names.ts';

/** Text of one statement as Python's console shows it: what it printed, then its value unless that is None. */
export function* textOfResult({ printed, value }: StatementResult): Steps<string> {
  const shown = value === undefined || isNone(value) ? '' : yield* reprOf(value);
  const between = printed === '' || printed.endsWith('\n') || shown === '' ? '' : '\n';
  return `${printed}${between}${shown}`;
}

/** Whether a statement can have changed what later ones mean: it gave no value (assignments, imports, `setref()`). */
export function mayChangeMeaning({ value, error }: StatementResult): boolean {
  return error === undefined && (value === undefined || isNone(value));
}

function isNone(value: Value): boolean {
  return value.type === 'value' && value.value === null;
}

/** The files that differ from what they were before. */
export function dumpedSince(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): DumpedFile[] {
  return [...now].filter(([name, text]) => before.get(name) !== text).map(([name, text]) => ({ name, text }));
}

/** The rows of one console input; `names` learns what its statements gave. `dumped` goes with the last of them. */
export function* consoleEntries(
  results: readonly StatementResult[],
  names: ConsoleNames,
  dumped: readonly DumpedFile[] = [],
): Steps<readonly ConsoleEntry[]> {
  const entries: ConsoleEntry[] = [];
  for (const [i, result] of results.entries()) {
    const { source, written, value, error } = result;
    const isTable = value?.type === 'set' || value?.type === 'stat' || value?.type === 'diff';
    entries.push({
      source,
      text: yield* textOfResult(result),
      view: isTable && written !== undefined ? names.expressionFor(written) : undefined,
      files: i === results.length - 1 ? dumped : [],
      error: error && { message: error.message, from: error.range?.from, to: error.range?.to },
    });
    names.note(written ?? source, error === undefined && written !== undefined);
  }
  return entries;
}
