/** Objects that equal a literal, where the file kept values. */
import { lengthOf } from '../../analysis/node-length.ts';
import type { Steps } from '../../base/steps.ts';
import type { NodeIndex } from '../../heap/graph.ts';
import { nodeSetBuilder } from '../../heap/node-set.ts';
import type { NodeText } from '../../heap/text-column.ts';
import { HeapyError } from '../heapy-error.ts';
import { reprOfScalar } from '../text/plain-text.ts';
import { nameOfType } from '../values/handle.ts';
import { setValue } from '../values/set.ts';
import type { OpenHeap, PlainValue, SetValue } from '../values/value.ts';

/** Nodes gone over between two yields: each may decode a text. */
const NODES_PER_STEP = 1 << 15;

function isEqual(text: NodeText | undefined, value: string, isString: boolean): boolean {
  if (text === undefined) return false;
  if (isString) return text.form === 'str' && !text.clipped && text.text === value;
  return text.form === 'repr' && text.text === value;
}

/** The lists or tuples without items. */
function* emptyOnes(of: OpenHeap, typeName: string): Steps<SetValue> {
  const g = of.heap.graph;
  const types = Uint8Array.from(g.types, (type) => (type.display === typeName ? 1 : 0));
  const found = nodeSetBuilder(g.nodeCount);
  for (let from = 1; from < g.nodeCount; from += NODES_PER_STEP) {
    const to = Math.min(g.nodeCount, from + NODES_PER_STEP);
    for (let n = from; n < to; n++) if (types[g.node.type[n]] === 1 && lengthOf(g, n as NodeIndex) === 0) found.add(n);
    yield to / g.nodeCount;
  }
  return setValue(of, found.finish());
}

/** The set of objects of the literal's type with its value. Throws HeapyError when there are none, saying whether values were kept. */
export function* objectsEqual(of: OpenHeap, literal: PlainValue): Steps<SetValue> {
  const { value } = literal;
  if (Array.isArray(value) && value.length === 0) return yield* emptyOnes(of, nameOfType(literal));
  const typeName = value === null ? 'types.NoneType' : nameOfType(literal);
  if (typeof value === 'object' && value !== null)
    throw new HeapyError('type', 'iso() takes objects of the snapshot; a list made here is none of them');
  const g = of.heap.graph;
  const isString = typeof value === 'string';
  const wanted = isString ? value : reprOfScalar(value);
  const types = Uint8Array.from(g.types, (type) => (type.display === typeName ? 1 : 0));
  const found = nodeSetBuilder(g.nodeCount);
  for (let from = 1; from < g.nodeCount; from += NODES_PER_STEP) {
    const to = Math.min(g.nodeCount, from + NODES_PER_STEP);
    for (let n = from; n < to; n++) {
      if (types[g.node.type[n]] === 1 && isEqual(g.texts.get(n as NodeIndex), wanted, isString)) found.add(n);
    }
    yield to / g.nodeCount;
  }
  const nodes = found.finish();
  if (nodes.count > 0) return setValue(of, nodes);
  const level = g.capabilities.values;
  const why = level === 'full' ? '' : `; the file keeps values at level '${level}' only`;
  throw new HeapyError(
    level === 'full' ? 'value' : 'missing',
    `${of.name} has no object known to equal ${reprOfScalar(value)}${why}`,
  );
}
