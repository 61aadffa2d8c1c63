import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longChain } from '../analysis/testing/long-chain.ts';
import { referenceLabel } from '../analysis/reference-label.ts';
import { EdgeKind } from '../heap/edge-kind.ts';
import { NO_LABEL, type EdgeIndex, type HeapGraph } from '../heap/graph.ts';
import { arbitraryHeap } from '../heap/testing/arbitrary-heap.ts';
import { heapOf } from '../heap/testing/heap-of.ts';
import { consoleOf } from './testing/console-of.ts';

const lines = (text: string): readonly string[] => (text === '' ? [] : text.split('\n'));

describe('shortest paths', () => {
  const shop = consoleOf(
    heapOf(
      'root → .i0_modules=modules .i0_t140_f3=frame',
      "modules:dict 232 → ['__main__']=main",
      'main:module 72 name=__main__ → .__dict__=globals',
      "globals:dict 360 owner=main → ['a']=a ['b']=a {key}=b [2]=b ['s']=group",
      'key:str "a key that is longer than thirty characters"',
      'a:list 72 → [0]=deep [1]=deep',
      'b:list 72 → [0]=deep',
      'deep:__main__.A 48 → same ~a',
      'same',
      'group:set → in:member',
      'member:__main__.A 64',
      'frame:types.FrameType → local:x=held',
      'held:__main__.B 64',
      'lost:__main__.C',
    ),
  );

  test.each([
    ['hp.iso(main)', "hp.Root.i0_modules['__main__']"],
    ['hp.iso(main.s) | hp.iso(main.a[0])', "hp.Root.i0_modules['__main__'].__dict__['s']"],
    ['h & hp.iso(at(16 * 10))', "list(hp.Root.i0_modules['__main__'].__dict__['s'])[0]"],
    ['hp.iso(at(16 * 12))', "hp.Root.i0_t140_f3.f_locals['x']"],
  ])('%s', (set, path) => expect(shop.text(`(${set}).sp`)).toBe(` 0: ${path}`));

  test('are listed in the order of kinds, names and keys; numbers before texts by the addresses of their types', () => {
    expect(lines(shop.text('hp.iso(main.a[0]).sp'))).toEqual([
      " 0: hp.Root.i0_modules['__main__'].__dict__[2][0]",
      " 1: hp.Root.i0_modules['__main__'].__dict__['a'][0]",
      " 2: hp.Root.i0_modules['__main__'].__dict__['a'][1]",
      " 3: hp.Root.i0_modules['__main__'].__dict__['a key that i...ty characters'][0]",
      " 4: hp.Root.i0_modules['__main__'].__dict__['b'][0]",
      " 5: hp.Root.i0_modules['__main__'].__dict__['b'][1]",
    ]);
    expect(shop.text('hp.iso(main.a[0]).sp.numpaths')).toBe('6');
  });

  test('are picked, counted, avoided, begun elsewhere', () => {
    expect(shop.text('hp.iso(main.a[0]).sp[4]')).toBe(`"%s.i0_modules['__main__'].__dict__['b'][0]"`);
    expect(shop.text('hp.iso(main.a[0]).sp[-1]')).toBe(shop.text('hp.iso(main.a[0]).sp[5]'));
    expect(shop.text('len(hp.iso(main.a[0]).sp[0])')).toBe('5');
    expect(shop.text('hp.iso(main.a[0]).sp[0].tgt == hp.iso(main.a[0])')).toBe('True');
    expect(shop.text('[s.count for s in hp.iso(main.a[0]).sp.sets]')).toBe('[1, 1, 1, 1, 2, 1]');
    expect(shop.text('hp.iso(main.a[0]).get_shpaths(hp.iso(main.b))')).toBe(' 0: Src[0]\n 1: Src[1]');
    expect(shop.text('hp.iso(main.a[0]).get_shpaths(avoid_nodes=hp.iso(main.a)).numpaths')).toBe('2');
    expect(shop.text('hp.iso(main.a[0]).sp.avoided(-1)')).toBe('');
    expect(shop.text('hp.iso(main).sp.avoided(0).numpaths')).toBe('0');
    expect(shop.text('hp.iso(main.a[0]).pathsin.numpaths')).toBe('3');
    expect(shop.text('hp.iso(main.a).pathsout')).toBe(' 0: Src[0]\n 1: Src[1]');
    expect(shop.text('len(hp.iso(main.a[0]).sp.aslist())')).toBe('6');
    expect(shop.error('hp.iso(main.a[0]).sp[6]').message).toBe('path index out of range: there are 6 paths');
    expect(shop.error('hp.iso(main).sp.edges_at(7)').code).toBe('index');
  });

  test('none: empty text; to nothing, to a source, to what no root reaches', () => {
    for (const set of ['hp.Nothing', 'hp.iso(at(16 * 13))']) expect(shop.text(`(${set}).sp`)).toBe('');
    expect(shop.text('hp.iso(main).get_shpaths(hp.iso(main))')).toBe('');
  });

  test('as JSON', () => {
    expect(shop.json('hp.iso(main).sp')).toEqual({
      type: 'paths',
      count: 1,
      length: 2,
      paths: ["hp.Root.i0_modules['__main__']"],
    });
  });
});

test('ten paths are printed, or eleven; then the rest is told, and paged', () => {
  const star = (n: number): HeapGraph => {
    const middle = Array.from({ length: n }, (_, i) => `m${i} → .x=t`);
    return heapOf(`root → ${middle.map((_, i) => `.n${i}=m${i}`).join(' ')}`, ...middle, 't:T 5');
  };
  const paths = (n: number, more = ''): string => consoleOf(star(n)).text(`h.bysize[-1].sp${more}`);
  expect(lines(paths(11))).toHaveLength(11);
  expect(paths(12)).toMatch(/ 9: hp\.Root\.n7\.x\n<\.\.\. 2 more paths \.\.\.>$/);
  expect(paths(12, '.more')).toBe('10: hp.Root.n8.x\n11: hp.Root.n9.x');
  expect(paths(12, '.more.more')).toBe('<No more paths>');
  expect(lines(paths(12, '.all'))).toHaveLength(12);
  expect(paths(12, '.more.prev')).toBe(paths(12));
});

/** All shortest paths as sequences of edges, by trying all of them. */
function slowPaths(g: HeapGraph, target: number): number[][] {
  const takes = (e: number): boolean => g.edgeKind[e] !== EdgeKind.weak;
  let level: number[][] = [[]];
  for (let length = 0; length <= g.nodeCount; length++) {
    const longer = level.flatMap((path) => {
      const at = path.length === 0 ? 0 : g.edgeTarget[path[path.length - 1]];
      if (g.hidden.includes(at)) return [];
      const edges = Array.from({ length: g.edgeStart[at + 1] - g.edgeStart[at] }, (_, i) => g.edgeStart[at] + i);
      return edges.filter(takes).map((e) => [...path, e]);
    });
    const found = longer.filter((path) => g.edgeTarget[path[path.length - 1]] === target);
    if (found.length > 0) return found;
    if (longer.length > 4000) return [];
    level = longer;
  }
  return [];
}

/** What heapy shows of slow paths: labels; a reference without one where there is one with a label is none. */
function shown(g: HeapGraph, paths: readonly number[][]): string[] {
  const named = (e: number): boolean => g.edgeLabel[e] !== NO_LABEL;
  const ends = (e: number): string => {
    const source = [...g.edgeStart.keys()].findLast((n) => g.edgeStart[n] <= e) ?? 0;
    return `${source} ${g.edgeTarget[e]}`;
  };
  const known = new Set([...g.edgeTarget.keys()].filter((e) => named(e) && g.edgeKind[e] !== EdgeKind.weak).map(ends));
  const all = paths
    .filter((path) => path.every((e) => named(e) || !known.has(ends(e))))
    .map((path) => path.map((e) => `${referenceLabel(g, e as EdgeIndex)}>${g.edgeTarget[e]}`).join(' '));
  return [...new Set(all)];
}

test('as many paths as trying all finds, each once, on any heap; every one can be picked', () => {
  fc.assert(
    fc.property(arbitraryHeap({ maxNodes: 9, maxEdges: 22 }), fc.nat(8), (graph, pick) => {
      const target = 1 + (pick % (graph.nodeCount - 1));
      const console_ = consoleOf(graph);
      const slow = shown(graph, slowPaths(graph, target));
      const source = `hp.iso(at(${16 * target})).sp`;
      expect(console_.text(`${source}.numpaths`)).toBe(String(slow.length));
      const listed = lines(console_.text(`${source}.all`));
      expect(listed.map((line) => line.replace(/^ *\d+: /, '')).sort()).toEqual(
        slow.map((path) => `hp.Root${path.replace(/>\d+( |$)/g, '')}`).sort(),
      );
      listed.slice(0, 8).forEach((line, i) => {
        const path = line.replace(/^ *\d+: hp\.Root/, '%s');
        expect(console_.text(`${source}[${i}]`).slice(1, -1)).toBe(path);
        expect(console_.text(`${source}[${i - listed.length}]`).slice(1, -1)).toBe(path);
      });
    }),
    { numRuns: 300 },
  );
});

test('more paths than atoms are counted, shown ten at a time and picked', () => {
  const rungs = Array.from({ length: 200 }, (_, i) => `n${i} → .a=n${i + 1} .b=n${i + 1}`);
  const ladder = consoleOf(heapOf('root → .n=n0', ...rungs, 'n200:End 8'));
  expect(ladder.text('h.bytype[-1].sp.numpaths')).toBe(String(2n ** 200n));
  expect(ladder.text('h.bytype[-1].sp')).toContain(`<... ${2n ** 200n - 10n} more paths ...>`);
  expect(ladder.text('h.bytype[-1].sp[5]')).toMatch(/\.a\.a\.b\.a\.b'$/);
  const tall = Array.from({ length: 1100 }, (_, i) => `n${i} → .a=n${i + 1} .b=n${i + 1}`);
  const tower = consoleOf(heapOf('root → .n=n0', ...tall, 'n1100:End 8'));
  expect(tower.text('h.bytype[-1].sp.more')).toContain('<... more than 2**1024 more paths ...>');
  expect(tower.error('h.bytype[-1].sp.numpaths').code).toBe('budget');
});

test('a path of a hundred thousand steps', () => {
  const chain = consoleOf(longChain(100_000));
  expect(chain.text('hp.iso(at(16 * 100000)).sp.numpaths')).toBe('1');
  expect(chain.text('hp.iso(at(16 * 100000)).sp')).toBe(` 0: hp.Root${'.??'.repeat(100_000)}`);
});
