/** A console over drawn heaps, for tests: `consoleOf(heapOf(…)).text('h.count')`. */
import { createDerived } from '../../analysis/derived.ts';
import { runToEnd } from '../../base/steps.ts';
import type { HeapGraph } from '../../heap/graph.ts';
import type { SnapshotFacts } from '../../heap/snapshot.ts';
import { HeapyError } from '../heapy-error.ts';
import { createInterpreter, jsonOf, reprOf, textOf, type Interpreter } from '../heapy.ts';
import type { OpenHeap, Value } from '../values/value.ts';

const facts: SnapshotFacts = {
  format: 'drawn',
  runtime: 'CPython',
  version: '3.11.7',
  time: 1795328150,
  pid: 4711,
  program: 'app.py',
  rss: undefined,
  captureId: 'c0ffee',
  threads: [],
  more: [],
};

/** What tests do with a console. Every method throws what evaluating throws. */
export interface TestConsole {
  readonly interpreter: Interpreter;
  value(source: string): Value;
  text(source: string): string;
  repr(source: string): string;
  json(source: string): unknown;
  /** What a run printed, and after an error the error. */
  run(source: string): string;
  /** The error that evaluating gives. */
  error(source: string): HeapyError;
}

/** An open snapshot of a drawn heap. */
export function openHeap(name: string, graph: HeapGraph, more: Partial<SnapshotFacts> = {}): OpenHeap {
  return { name, heap: { graph, derived: createDerived(graph) }, facts: { ...facts, ...more } };
}

/** A console over open snapshots; the last one is selected. */
export function consoleOver(heaps: readonly OpenHeap[]): TestConsole {
  const interpreter = createInterpreter({ heaps: () => heaps, selected: () => heaps.at(-1)?.name });
  const value = (source: string): Value => runToEnd(interpreter.evaluate(source));
  return {
    interpreter,
    value,
    text: (source) => runToEnd(textOf(value(source))),
    repr: (source) => runToEnd(reprOf(value(source))),
    json: (source) => runToEnd(jsonOf(value(source))),
    run: (source) =>
      runToEnd(interpreter.run(source))
        .map(({ printed, error }) => printed + (error === undefined ? '' : `${error.code}: ${error.message}\n`))
        .join(''),
    error: (source) => {
      try {
        runToEnd(textOf(value(source)));
      } catch (error) {
        if (error instanceof HeapyError) return error;
        throw error;
      }
      throw new Error(`${source} has a value`);
    },
  };
}

/** A console over graphs, named s1, s2 … in order. */
export function consoleOf(...graphs: readonly HeapGraph[]): TestConsole {
  return consoleOver(graphs.map((graph, i) => openHeap(`s${i + 1}`, graph)));
}
