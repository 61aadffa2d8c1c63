import { expect, test } from 'vitest';
import { compareCodePoints } from '../base/code-points.ts';
import { runToEnd } from '../base/steps.ts';
import { EdgeKind } from '../heap/edge-kind.ts';
import { setOf } from '../heap/node-set.ts';
import { allObjects } from '../heap/stats.ts';
import { partition, type Partition } from './partition.ts';
import { byClodo } from './relations/clodo.ts';
import { byIdentity } from './relations/identity.ts';
import { byModule } from './relations/module.ts';
import type { Relation } from './relations/relation.ts';
import { bySize } from './relations/size.ts';
import { byType } from './relations/type.ts';
import { byUnity } from './relations/unity.ts';
import { heapFrom, type GraphSketch } from './testing/graph-of.ts';

const cut = (sketch: GraphSketch, relation: Relation): Partition => {
  const heap = heapFrom(sketch);
  return runToEnd(partition(heap, allObjects(heap.graph), relation));
};
const printed = ({ rows }: Partition): string[] => rows.map((row) => `${row.count} ${row.size} ${row.name}`);

test('Clodo: dicts of instances stand apart, subclasses of dict do not', () => {
  const kinds = cut(
    {
      nodes: [
        { type: '__main__.A', size: 56 },
        { type: 'dict', size: 104 },
        { type: 'dict', size: 64 },
        { type: 'collections.OrderedDict', size: 300 },
        { type: 'module', size: 72 },
        { type: 'dict', size: 1000 },
      ],
      edges: [
        { from: 1, to: 2, kind: EdgeKind.attribute, label: '__dict__' },
        { from: 5, to: 6, kind: EdgeKind.attribute, label: '__dict__' },
      ],
    },
    byClodo,
  );
  expect(printed(kinds)).toEqual([
    '1 1000 dict of module',
    '1 300 collections.OrderedDict',
    '1 104 dict of __main__.A',
    '1 72 module',
    '1 64 dict (no owner)',
    '1 56 __main__.A',
  ]);
});

test('rows of equal size are ordered by name, by code points; two types of one name are two rows', () => {
  const names = ['b', '\u{1F600}', '\uFFFD', 'a', 'A'];
  const kinds = cut(
    {
      types: [...names.map((display) => ({ display })), { display: 'a' }],
      nodes: [1, 2, 3, 4, 5, 6].map((type) => ({ type, size: 8 })),
    },
    byType,
  );
  expect(printed(kinds)).toEqual(['1 8 A', '1 8 a', '1 8 a', '1 8 b', '1 8 \uFFFD', '1 8 \u{1F600}']);
  expect(kinds.rows.map((row) => [...kinds.members(kinds.rows.indexOf(row)).toArray()])).toEqual([
    [5],
    [4],
    [6],
    [1],
    [3],
    [2],
  ]);
});

test('Size: the name is padded, so of equal totals the smaller size comes first; sizes beyond 32 bits are exact', () => {
  const kinds = cut(
    {
      nodes: [100, 25, 25, 25, 25, 2 ** 40, 2 ** 32 - 1, 2 ** 32, 2 ** 31].map((size) => ({ type: 'object', size })),
    },
    bySize,
  );
  expect(printed(kinds)).toEqual([
    '1 1099511627776 1099511627776',
    '1 4294967296 4294967296',
    '1 4294967295 4294967295',
    '1 2147483648 2147483648',
    '4 100        25',
    '1 100       100',
  ]);
});

test('Module: every module object by its name, all else together', () => {
  const kinds = cut(
    {
      types: [{ display: 'module' }, { display: 'pkg.LazyModule', traits: { isModule: true } }],
      nodes: [
        { type: 'module', size: 72, text: { form: 'name', name: 'sys' } },
        { type: 'pkg.LazyModule', size: 72, text: { form: 'name', name: 'sys' } },
        { type: 'module', size: 80, id: 0x7f12 },
        { type: 'int', size: 28 },
        { type: 'str', size: 50, text: { form: 'str', text: 'os', clipped: false, length: 2 } },
      ],
    },
    byModule,
  );
  expect(printed(kinds)).toEqual(['1 80 0x7f12', '2 78 ~module', '1 72 sys', '1 72 sys']);
});

test('Unity has one row, Id one for each object', () => {
  const nodes = [
    { type: 'int', size: 28, id: 0xa0 },
    { type: 'int', size: 32, id: 0xff },
  ];
  expect(printed(cut({ nodes }, byUnity))).toEqual(['2 60 <Anything>']);
  expect(printed(cut({ nodes }, byIdentity))).toEqual(['1 32 <id 0xff>', '1 28 <id 0xa0>']);
});

test('an empty set has no rows; a row that is not there is refused', () => {
  const heap = heapFrom({ nodes: [{ type: 'int' }] });
  const none = runToEnd(partition(heap, setOf(2, []), byType));
  expect([none.rows.length, none.count, none.size]).toEqual([0, 0, 0]);
  expect(() => none.members(0)).toThrow(RangeError);
  expect(() => none.members(-1)).toThrow(RangeError);
});

test('only rows of equal size are named', () => {
  let named = 0;
  const counting: Relation = {
    ...byType,
    *prepare(g, derived) {
      const keying = yield* byType.prepare(g, derived);
      return { ...keying, nameOf: (key) => (named++, keying.nameOf(key)) };
    },
  };
  const kinds = cut({ nodes: ['a', 'b', 'c', 'd'].map((type, i) => ({ type, size: [5, 7, 7, 9][i] })) }, counting);
  expect(named).toBe(2);
  expect(printed(kinds)).toEqual(['1 9 d', '1 7 b', '1 7 c', '1 5 a']);
  expect(named).toBe(4);
});

test('texts compare as in Python', () => {
  // python3 -c "print(sorted(['\U0001F600', '\uFFFD', '', 'a', 'ab', '\uE000', '\u00e9']))"
  const sorted = ['', 'a', 'ab', '\u00e9', '\uE000', '\uFFFD', '\u{1F600}'];
  expect([...sorted].reverse().sort(compareCodePoints)).toEqual(sorted);
});
