/** What an evaluation sees: the series, the console's variables, what it may spend, and where it prints. */
import type { Steps } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import type { Series } from '../heapy.ts';
import type { Expression } from '../parse/syntax.ts';
import type { OpenHeap, Value } from '../values/value.ts';
import type { Budget } from './budget.ts';
import type { ConsoleFiles } from './files.ts';
import type { ReferencePoint } from './reference.ts';

export interface Scope {
  readonly series: Series;
  readonly budget: Budget;
  /** Variables of the console. A Map: names such as `__proto__` are names like any other. */
  readonly variables: Map<string, Value>;
  /** What `heap()` is relative to. */
  readonly reference: ReferencePoint;
  /** What `dump` writes, and `load` finds. */
  readonly files: ConsoleFiles;
  /** Where assignments go: the console's variables, inside a function its own. */
  readonly assigned: Map<string, Value>;
  /** Variables of functions and comprehensions, innermost last. */
  readonly locals: readonly Map<string, Value>[];
  /** Evaluates a part of an expression: the kinds of expressions do not know each other. */
  readonly evaluate: (part: Expression, scope: Scope) => Steps<Value>;
  /** Takes what `print` writes. */
  write(text: string): void;
}

const named = (heaps: readonly OpenHeap[]): string =>
  heaps.length === 0 ? 'none is open' : `open: ${heaps.map((heap) => heap.name).join(', ')}`;

/** The snapshot of that name. Throws HeapyError when it is not open. */
export function heapNamed(scope: Scope, name: string): OpenHeap {
  const heaps = scope.series.heaps();
  const found = heaps.find((heap) => heap.name === name);
  if (found === undefined) throw new HeapyError('name', `there is no snapshot ${name} (${named(heaps)})`);
  return found;
}

/** The snapshot that `hp` is: the selected one, else the last. Throws HeapyError when none is open. */
export function selectedHeap(scope: Scope): OpenHeap {
  const name = scope.series.selected();
  if (name !== undefined) return heapNamed(scope, name);
  const last = scope.series.heaps().at(-1);
  if (last === undefined) throw new HeapyError('name', 'no snapshot is open');
  return last;
}
