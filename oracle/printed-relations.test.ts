/** Tables by referrers and by relations made of others, over guppy3's own heaps, against what guppy3 printed for them. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { createDerived, type Heap } from '../src/analysis/derived.ts';
import { partition } from '../src/analysis/partition.ts';
import { relationById } from '../src/analysis/relations/index.ts';
import { runToEnd } from '../src/base/steps.ts';
import { openBytes } from '../src/formats/testing/open.ts';
import { createInterpreter, reprOf, type Interpreter } from '../src/heapy/heapy.ts';
import { oracleOf } from './printed-texts.mjs';

type Row = readonly [name: string, count: number, size: number];

const folder = new URL('../fixtures/guppy/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.heapglass'));

/** Expressions of this subject; those that call a relation to make a kind are another. */
const isOfRelations = (expression: string): boolean =>
  /\.by(rcs|via|idset)|refdby|dictof|\.by\(|^\(?hp\.(?!Nothing|Anything)[A-Z]\w*( &.*)?$/.test(expression) &&
  !/hp\.[A-Z]\w*\(/.test(expression);

/** In one order whatever the order of kinds that share name and size, which in guppy3 is that of their addresses. */
const inOrder = (rows: readonly Row[]): readonly Row[] =>
  [...rows].sort((a, b) => b[2] - a[2] || (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]));

describe.each(files)('%s', (file) => {
  const path = fileURLToPath(new URL(file, folder));
  const oracle = oracleOf(path);
  const printed = oracle.later.filter(({ expression }) => isOfRelations(expression));
  let heap: Heap;
  let interpreter: Interpreter;

  beforeAll(async () => {
    const { graph, facts } = await openBytes(readFileSync(path));
    heap = { graph, derived: createDerived(graph) };
    interpreter = createInterpreter({ heaps: () => [{ name: 's1', heap, facts }], selected: () => 's1' });
  });

  test('guppy3 printed hundreds of texts for it', () => expect(printed.length).toBeGreaterThan(300));

  test.each(['rcs', 'via'])('all rows by %s', (id) => {
    const relation = relationById(id);
    if (relation === undefined) throw new Error(id);
    const { rows } = runToEnd(partition(heap, runToEnd(heap.derived.visible()), relation));
    const ours = rows.map(({ name, count, size }): Row => [name, count, size]);
    const theirs = oracle.rows[`by${id}`] as readonly Row[];
    expect(ours.length).toBe(theirs.length);
    expect(inOrder(ours)).toEqual(inOrder(theirs));
  });

  test.each(printed)('$expression', ({ expression, text }) => {
    expect(runToEnd(reprOf(runToEnd(interpreter.evaluate(expression))))).toBe(text);
  });
});
