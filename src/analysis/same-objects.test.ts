import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runToEnd } from '../base/steps.ts';
import { setOf } from '../heap/node-set.ts';
import type { NodeText } from '../heap/text-column.ts';
import { keptObjects, matchObjects, type ObjectMatch } from './same-objects.ts';
import { heapFrom, type GraphSketch, type NodeSketch } from './testing/graph-of.ts';

const match = (a: GraphSketch, b: GraphSketch): ObjectMatch => runToEnd(matchObjects(heapFrom(a), heapFrom(b)));
const matched = (a: readonly NodeSketch[], b: readonly NodeSketch[], ids?: 'stable'): [number[], number] => {
  const result = match({ nodes: a, ...(ids && { ids }) }, { nodes: b, ...(ids && { ids }) });
  if (result.kind === 'refused') throw new Error(result.reason);
  return [[...result.sameAs], result.replaced];
};
const repr = (text: string): NodeText => ({ form: 'repr', text });
const str = (text: string): NodeText => ({ form: 'str', text, clipped: false, length: text.length });

test('an object is the same when id and type are; another type at its address has replaced it', () => {
  expect(
    matched(
      [
        { type: 'list', id: 0x10, size: 56 },
        { type: 'list', id: 0x20 },
        { type: 'set', id: 0x7f0000000010 },
      ],
      [
        { type: 'set', id: 0x7f0000000010 },
        { type: 'list', id: 0x10, size: 1000 },
        { type: 'dict', id: 0x20 },
        { type: 'list', id: 0x30 },
      ],
    ),
  ).toEqual([[0, 3, 1, 0, 0], 1]);
});

test('immutable objects must agree in value where it is known, else in size', () => {
  expect(
    matched(
      [
        { type: 'int', id: 1, size: 28, text: repr('5') },
        { type: 'int', id: 2, size: 28, text: repr('5') },
        { type: 'int', id: 3, size: 28 },
        { type: 'tuple', id: 4, size: 56 },
        { type: 'str', id: 5, size: 74, text: str('é') },
        { type: 'list', id: 6, size: 56 },
      ],
      [
        { type: 'int', id: 1, size: 28, text: repr('5') },
        { type: 'int', id: 2, size: 28, text: repr('6') },
        { type: 'int', id: 3, size: 28, text: repr('7') },
        { type: 'tuple', id: 4, size: 64 },
        { type: 'str', id: 5, size: 77, text: str('é') },
        { type: 'list', id: 6, size: 88 },
      ],
    ),
  ).toEqual([[0, 1, 0, 3, 0, 5, 6], 2]);
});

test('a class made anew under the same name is another type; an unknown type id says nothing', () => {
  const heap = (id: number): GraphSketch => ({ types: [{ display: '__main__.A', id }], nodes: [{ type: 1, id: 8 }] });
  expect(match(heap(100), heap(200))).toMatchObject({ replaced: 1, certainty: 'reused' });
  expect(match(heap(100), heap(0))).toMatchObject({ replaced: 0 });
});

test('stable ids decide alone', () => {
  expect(matched([{ type: 'Array', id: 7 }], [{ type: '(elided)', id: 7, size: 99 }], 'stable')).toEqual([[0, 1], 0]);
});

test('snapshots whose ids say nothing, or different things, are not matched', () => {
  const nodes = [{ type: 'int' }];
  expect(match({ nodes, ids: 'none' }, { nodes })).toEqual({ kind: 'refused', reason: 'no-ids' });
  expect(match({ nodes }, { nodes, ids: 'none' })).toEqual({ kind: 'refused', reason: 'no-ids' });
  expect(match({ nodes, ids: 'stable' }, { nodes })).toEqual({ kind: 'refused', reason: 'different-ids' });
});

test('an object of unknown id is never the same', () => {
  expect(matched([{ type: 'int', id: 0 }], [{ type: 'int', id: 0 }])).toEqual([[0, 0], 0]);
});

test('law: among mutable objects of one type, those of equal id match, whatever the ids', () => {
  const ids = fc.uniqueArray(
    fc.oneof(fc.nat(50), fc.integer({ min: 1, max: 2 ** 47 })).map((i) => 16 * i + 16),
    {
      maxLength: 60,
    },
  );
  fc.assert(
    fc.property(ids, ids, (left, right) => {
      const nodes = (all: number[]) => all.map((id) => ({ type: 'list', id }));
      const [sameAs, replaced] = matched(nodes(left), nodes(right));
      expect(sameAs).toEqual([0, ...right.map((id) => left.indexOf(id) + 1)]);
      expect(replaced).toBe(0);
    }),
  );
});

test('kept are the members of one set whose counterpart is in the other', () => {
  const sameAs = Uint32Array.from([0, 3, 0, 1, 2]);
  expect([...keptObjects(setOf(5, [1, 2, 3]), setOf(9, [1, 2]), sameAs).toArray()]).toEqual([3]);
});
