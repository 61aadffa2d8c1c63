import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runToEnd } from '../base/steps.ts';
import type { HeapGraph } from '../heap/graph.ts';
import { setOf } from '../heap/node-set.ts';
import { heapOf } from '../heap/testing/heap-of.ts';
import { keptObjects, matchObjects, type ObjectMatch } from './same-objects.ts';
import { opened, withIds } from './testing/open-heap.ts';

const match = (a: HeapGraph, b: HeapGraph): ObjectMatch => runToEnd(matchObjects(opened(a), opened(b)));
const matched = (a: HeapGraph, b: HeapGraph): { readonly sameAs: readonly number[]; readonly replaced: number } => {
  const result = match(a, b);
  if (result.kind === 'refused') throw new Error(result.reason);
  return { sameAs: [...result.sameAs.slice(1)], replaced: result.replaced };
};

test('an object is the same when id and type are; another type at its address has replaced it', () => {
  const before = heapOf('x:list 56 @16', 'y:list @32', `z:set @${0x7f0000000010}`);
  const after = heapOf(`z:set @${0x7f0000000010}`, 'x:list 1000 @16', 'other:dict @32', 'new:list @48');
  expect(matched(before, after)).toEqual({ sameAs: [...before.all('z', 'x'), 0, 0], replaced: 1 });
});

test('immutable objects must agree in value where it is known, else in size', () => {
  const before = heapOf(
    'same:int 28 @1 repr=5',
    'reused:int 28 @2 repr=5',
    'unknown:int 28 @3',
    'resized:tuple 56 @4',
    'encoded:str 74 @5 "é"',
    'grown:list 56 @6',
  );
  const after = heapOf(
    'same:int 28 @1 repr=5',
    'reused:int 28 @2 repr=6',
    'unknown:int 28 @3 repr=7',
    'resized:tuple 64 @4',
    'encoded:str 77 @5 "é"',
    'grown:list 88 @6',
  );
  const [same, unknown, encoded, grown] = before.all('same', 'unknown', 'encoded', 'grown');
  expect(matched(before, after)).toEqual({ sameAs: [same, 0, unknown, 0, encoded, grown], replaced: 2 });
});

test('a class made anew under the same name is another type; an unknown type id says nothing', () => {
  const classAt = (id: number): HeapGraph => heapOf('a:__main__.A @8', `c:type @${id} class=__main__.A`);
  const nameOnly = heapOf('a:__main__.A @8');
  expect(matched(classAt(96), classAt(112))).toEqual({ sameAs: [0, 0], replaced: 1 });
  expect(matched(classAt(96), nameOnly)).toEqual({ sameAs: [1], replaced: 0 });
});

test('stable ids decide alone; addresses never do', () => {
  const before = heapOf('a:Array 16 @7');
  const after = heapOf('a:elided 99 @7');
  expect(match(withIds(before, 'stable'), withIds(after, 'stable'))).toMatchObject({
    certainty: 'stable',
    replaced: 0,
  });
  expect(match(before, after)).toMatchObject({ certainty: 'reused', replaced: 1 });
});

test('snapshots whose ids say nothing, or different things, are not matched', () => {
  const g = heapOf('a:int');
  expect(match(withIds(g, 'none'), g)).toEqual({ kind: 'refused', reason: 'no-ids' });
  expect(match(g, withIds(g, 'none'))).toEqual({ kind: 'refused', reason: 'no-ids' });
  expect(match(withIds(g, 'stable'), g)).toEqual({ kind: 'refused', reason: 'different-ids' });
});

test('an object of unknown id is never the same', () => {
  expect(matched(heapOf('a:int @0'), heapOf('a:int @0'))).toEqual({ sameAs: [0], replaced: 0 });
});

test('law: among mutable objects of one type, those of equal id match, whatever the ids', () => {
  const ids = fc.uniqueArray(fc.oneof(fc.nat(50), fc.integer({ min: 1, max: 2 ** 47 })), { maxLength: 60 });
  const lists = (all: readonly number[]): HeapGraph =>
    heapOf('root', ...all.map((id, i) => `n${i}:list @${16 * id + 16}`));
  fc.assert(
    fc.property(ids, ids, (left, right) => {
      expect(matched(lists(left), lists(right))).toEqual({
        sameAs: right.map((id) => left.indexOf(id) + 1),
        replaced: 0,
      });
    }),
  );
});

test('kept are the members of one set whose counterpart is in the other', () => {
  const sameAs = Uint32Array.from([0, 3, 0, 1, 2]);
  expect([...keptObjects(setOf(5, [1, 2, 3]), setOf(9, [1, 2]), sameAs).toArray()]).toEqual([3]);
});
