import { expect, test } from 'vitest';
import { compareCodePoints } from '../base/code-points.ts';
import { runToEnd } from '../base/steps.ts';
import { setOf } from '../heap/node-set.ts';
import { allObjects } from '../heap/stats.ts';
import { partition, TooManyKindsError, type Partition } from './partition.ts';
import { byClodo } from './relations/clodo.ts';
import { byIdentity } from './relations/identity.ts';
import { byModule } from './relations/module.ts';
import type { Relation } from './relations/relation.ts';
import { bySize } from './relations/size.ts';
import { byType } from './relations/type.ts';
import { byUnity } from './relations/unity.ts';
import { openHeap } from './testing/open-heap.ts';

const cut = (relation: Relation, ...lines: readonly string[]): Partition => {
  const heap = openHeap(...lines);
  return runToEnd(partition(heap, allObjects(heap.graph), relation));
};
const printed = ({ rows }: Partition): string[] => rows.map((row) => `${row.count} ${row.size} ${row.name}`);

test('Clodo: dicts of instances stand apart, subclasses of dict do not', () => {
  const kinds = cut(
    byClodo,
    'a:__main__.A 56 → .__dict__=d',
    'd:dict 104',
    'free:dict 64',
    'o:collections.OrderedDict 300',
    'm:module 72 → .__dict__=globals',
    'globals:dict 1000',
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
  const kinds = cut(byType, 'one:b 8', 'two:\u{1F600} 8', 'three:\uFFFD 8', 'four:a 8', 'five:A 8', 'six:a#2 8');
  expect(printed(kinds)).toEqual(['1 8 A', '1 8 a', '1 8 a', '1 8 b', '1 8 \uFFFD', '1 8 \u{1F600}']);
  expect(kinds.rows.map((_, row) => [...kinds.members(row).toArray()])).toEqual([[5], [4], [6], [1], [3], [2]]);
});

test('kinds of one name and size are ordered by the address of their types', () => {
  // guppy3 3.1.7 ordered the five types ctypes.CFunctionType of one heap so.
  const lines = [
    'x:__main__.Twin 56 → .__dict__=ofX',
    'y:__main__.Twin#2 56 → .__dict__=ofY',
    'ofX:dict 104',
    'ofY:dict 104',
    'first:type 0 @4096 class=__main__.Twin',
    'second:type 0 @2048 class=__main__.Twin#2',
  ];
  const membersOf = (relation: Relation): number[][] => {
    const kinds = cut(relation, ...lines);
    return kinds.rows.map((_, row) => [...kinds.members(row).toArray()]);
  };
  expect(membersOf(byClodo)).toEqual([[4], [3], [2], [1], [5, 6]]);
  expect(membersOf(byType)).toEqual([[3, 4], [2], [1], [5, 6]]);
});

test('Size: the name is padded, so of equal totals the smaller size comes first; sizes beyond 32 bits are exact', () => {
  const sizes = [100, 25, 25, 25, 25, 2 ** 40, 2 ** 32 - 1, 2 ** 32, 2 ** 31];
  expect(printed(cut(bySize, ...sizes.map((size, i) => `n${i}:object ${size}`)))).toEqual([
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
    byModule,
    'a:module 72 name=sys',
    'b:pkg.LazyModule+module 72 name=sys',
    `c:module 80 @${0x7f12}`,
    'd:int 28',
    'e:str 50 "os"',
  );
  expect(printed(kinds)).toEqual(['1 80 0x7f12', '2 78 ~module', '1 72 sys', '1 72 sys']);
});

test('Unity has one row, Id one for each object', () => {
  const nodes = [`a:int 28 @${0xa0}`, `b:int 32 @${0xff}`];
  expect(printed(cut(byUnity, ...nodes))).toEqual(['2 60 <Anything>']);
  expect(printed(cut(byIdentity, ...nodes))).toEqual(['1 32 <id 0xff>', '1 28 <id 0xa0>']);
});

test('an empty set has no rows; a row that is not there is refused', () => {
  const heap = openHeap('a:int');
  const none = runToEnd(partition(heap, setOf(2, []), byType));
  expect([none.rows.length, none.count, none.size]).toEqual([0, 0, 0]);
  expect(() => none.members(0)).toThrow(RangeError);
  expect(() => none.members(-1)).toThrow(RangeError);
});

test('a small set of a relation with many classes has the rows it should', () => {
  const heap = openHeap(...Array.from({ length: 100 }, (_, i) => `n${i}:object ${16 + (i % 40)}`));
  const some = runToEnd(partition(heap, setOf(101, [1, 2, 41]), bySize));
  expect(printed(some)).toEqual(['2 32        16', '1 17        17']);
  expect([...some.members(0).toArray()]).toEqual([1, 41]);
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
  const kinds = cut(counting, 'w:a 5', 'x:b 7', 'y:c 7', 'z:d 9');
  expect(named).toBe(2);
  expect(printed(kinds)).toEqual(['1 9 d', '1 7 b', '1 7 c', '1 5 a']);
  expect(named).toBe(4);
});

test('a partition of more kinds than can be shown is refused', () => {
  const heap = openHeap('a:int', 'b:int', 'c:str');
  const every = allObjects(heap.graph);
  expect(runToEnd(partition(heap, every, byType, 2)).rows.length).toBe(2);
  expect(() => runToEnd(partition(heap, every, byIdentity, 2))).toThrow(new TooManyKindsError(3));
});

test('texts compare as in Python', () => {
  // python3 -c "print(sorted(['\U0001F600', '\uFFFD', '', 'a', 'ab', '\uE000', '\u00e9']))"
  const ascending = ['', 'a', 'ab', '\u00e9', '\uE000', '\uFFFD', '\u{1F600}'];
  expect(ascending.toReversed().sort(compareCodePoints)).toEqual(ascending);
});
