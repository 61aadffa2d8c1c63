/** The door to heapy: one interpreter over the open snapshots, the text of its values, and their JSON. */
import type { Steps } from '../base/steps.ts';
import type { OpenHeap, Value } from './values/value.ts';
import type { HeapyError } from './heapy-error.ts';

/** What the interpreter sees of the world; asked anew at every evaluation. */
export interface Series {
  /** In order: s1, s2 …. Names need not be consecutive after one was closed. */
  heaps(): readonly OpenHeap[];
  /** Name of the snapshot that `hp` is. */
  selected(): string | undefined;
  /** The text of a `.hpy` file that `load(name)` asks for and no `dump(name)` wrote; `undefined`: there is none. */
  file?(name: string): string | undefined;
}

/** What one statement gave. `value` is absent for assignments; `printed` is what `print` wrote. */
export interface StatementResult {
  readonly source: string;
  /**
   * The source as it means the same in a link, where no reference point is set: `s2.heap()` is `(s2.heap() - s1.heap())` there.
   * `undefined` when it cannot be written so.
   */
  readonly written: string | undefined;
  readonly printed: string;
  readonly value: Value | undefined;
  readonly error: HeapyError | undefined;
}

export interface Completion {
  readonly text: string;
  /** What it is, in a few words. */
  readonly detail: string;
  /** Characters before the cursor that it replaces. */
  readonly replaces: number;
}

export interface Interpreter {
  /** The value of one expression. Reads the variables of the console, changes none, knows no reference point. Throws HeapyError. */
  evaluate(source: string): Steps<Value>;
  /** Runs statements one after another, stops at the first error. Assignments stay for later runs. Never throws HeapyError. */
  run(source: string): Steps<readonly StatementResult[]>;
  /** The files that `dump(name)` wrote in this console, by plain names: text of guppy3's `.hpy` format. */
  files(): ReadonlyMap<string, string>;
  complete(source: string, position: number): readonly Completion[];
  /** Forgets variables and results that belong to a snapshot that was closed. */
  forget(name: string): void;
}

export { createInterpreter } from './interpreter.ts';
export { jsonOf, type JsonOther, type JsonPaths, type JsonPattern, type JsonRow, type JsonTable } from './text/json.ts';
export { reprOf, textOf } from './text/text.ts';
