import { describe, expect, test } from 'vitest';
import { EdgeKind } from '../edge-kind.ts';
import { LARGE_SIZE, NO_LABEL, selfSizeOf, type StringIndex } from '../graph.ts';
import { heapOf } from './heap-of.ts';

describe('heapOf', () => {
  test('draws nodes, sizes, types and labelled edges', () => {
    const heap = heapOf(
      'root → .i0_modules=mods !.i0_t1_f0=a',
      'mods:dict 232 → {k}=a ~a',
      'k:str 52 "json"',
      "a:__main__.A 5000000000 hidden → .name=k [3]=mods [k]=a ['x']=k ->p=k in:a local:v=a stack:2=a",
    );
    const [mods, k, a] = heap.all('mods', 'k', 'a');
    expect([...heap.edgeTarget]).toEqual([mods, a, k, a, a, k, mods, a, k, k, a, a, a]);
    expect([...heap.edgeKind].slice(0, 5)).toEqual([1, 1, EdgeKind.key, EdgeKind.item, EdgeKind.weak]);
    expect([...heap.edgeLabel].slice(2, 5)).toEqual([0, k, NO_LABEL]);
    expect(heap.strings.get(heap.edgeLabel[5] as StringIndex)).toBe('name');
    expect(heap.strings.get(heap.edgeLabel[8] as StringIndex)).toBe("'x'");
    expect(heap.rootEdgesOutsideView).toEqual([1]);
    expect([...heap.hidden]).toEqual([a]);
    expect(heap.node.selfSize[a]).toBe(LARGE_SIZE);
    expect(selfSizeOf(heap, a)).toBe(5e9);
    expect(heap.texts.get(k)).toEqual({ form: 'str', text: 'json', clipped: false, length: 4 });
    expect(heap.texts.get(a)).toBeUndefined();
    expect(heap.types[heap.typeAt('dict')].traits.isDict).toBe(true);
  });

  test('without a root line the root refers to all', () => {
    const heap = heapOf('a', 'b:x 3');
    expect([...heap.edgeTarget]).toEqual([1, 2]);
    expect([...heap.node.selfSize]).toEqual([0, 16, 3]);
  });

  test('several types of one name, classes and owners', () => {
    const heap = heapOf(
      'a:Node#1',
      'b:Node#2+exception',
      'A:type class=Node#1(object)',
      'o:type @7 class=object',
      'd:dict owner=a',
    );
    const [one, two] = [heap.types[heap.typeAt('Node#1')], heap.types[heap.typeAt('Node#2')]];
    expect([one.display, two.display, two.traits.isException]).toEqual(['Node', 'Node', true]);
    expect(one.mro).toEqual([heap.node.id[heap.at('A')], 7]);
    expect(heap.extraDictOwners).toEqual([[heap.at('d'), heap.at('a')]]);
  });

  test.each(['a 5 nonsense', 'a:b+nontrait', 'a → nobody'])('refuses %s', (line) => {
    expect(() => heapOf(line)).toThrow();
  });
});
