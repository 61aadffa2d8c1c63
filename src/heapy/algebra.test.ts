/** The algebra through the language: laws of sets, partitions, stats, and of two snapshots. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryHeap } from '../heap/testing/arbitrary-heap.ts';
import { heapOf } from '../heap/testing/heap-of.ts';
import { consoleOf, consoleOver, openHeap } from './testing/console-of.ts';
import { shop } from './testing/shop.ts';

const RUNS = { numRuns: 25 };

/** Sets of any snapshot, as expressions. */
const sets = fc.constantFrom(
  'h',
  'h[0]',
  'h[1:3]',
  'h.bytype[::2]',
  'h.bysize[0]',
  '(h - h)',
  'h.byid[0:2]',
  'h.referents',
  '(h - h[0])',
);

describe('laws', () => {
  test.each([
    'a & b == b & a',
    'a | b == b | a',
    'a ^ b == (a | b) - (a & b)',
    'a - b == a & ~b',
    '~(~a) == a',
    '(a - b).disjoint(b)',
    '(a & b) <= a <= (a | b)',
    'a & (b | c) == (a & b) | (a & c)',
    'a - (b | c) == (a - b) & (a - c)',
    '(a | b).count == a.count + b.count - (a & b).count',
    '(a < b) == (a <= b and a != b)',
    'a == a.bytype == a.bysize.byid',
    'a.count == sum(r.count for r in a.bytype.stat.get_rows())',
    'a.size == sum(r.size for r in a.bysize.stat.get_rows())',
    'len(a.byid) == a.count',
    'a.disjoint(b) == (not (a & b))',
    'a.diff(a).count == 0 and a.diff(a).size == 0',
    'a.byclodo.diff(b).size == a.size - b.size',
    'len(a.parts) == len(a) and sum(p.count for p in a.parts) == a.count',
  ])('%s', (law) => {
    fc.assert(
      fc.property(arbitraryHeap(), sets, sets, sets, (graph, a, b, c) => {
        const console = consoleOf(graph);
        const bind = (name: string, source: string): string => {
          try {
            console.value(source);
            return `${name} = ${source}\n`;
          } catch {
            return `${name} = h\n`; // the heap has fewer rows than the expression asks for
          }
        };
        expect(console.run(`${bind('a', a)}${bind('b', b)}${bind('c', c)}print(${law})`)).toBe('True\n');
      }),
      RUNS,
    );
  });

  test('the relation does not outlive the algebra, and an empty set has none', () => {
    const console = consoleOf(shop());
    expect(console.text('(h.bytype & h.bytype).er')).toBe('hp.Clodo');
    expect(console.text('h.bytype[7:7].er')).toBe('hp.Clodo');
    expect(console.text('h.bytype[1:3].er')).toBe('hp.Type');
    expect(console.text('h.bytype.byclodo.er')).toBe('hp.Clodo');
  });
});

describe('rows, as heapy shows them', () => {
  const console = consoleOf(shop());
  test.each([
    ['h[2].stat', /\n {5}0 {6}2 100 {6}144 100 {7}144 100 module$/],
    ['h[2]', /\n {5}2 {6}2 100 {6}144 100 {7}920 639 module$/],
    ['h[2][0]', /\n {5}2 {6}2 100 {6}144 100 {7}920 639 module$/],
    ['h[2][0:1]', /\n {5}0 {6}2 100 {6}144 100 {7}144 100 module$/],
    ['h[-1]', /\n {5}8 {6}1 100 {7}28 100 {6}1457 5204 int$/],
    ['h[2].byclodo', /\n {5}2 /],
    ['h[2].bytype', /\n {5}0 /],
    ['h.more', /^$/],
    ['h.bysize.more', /^ Index/],
    ['h.bysize.more.more', /^$/],
    ['h.bysize.more.prev', /^Partition/],
    ['h.bysize.more.top', /^Partition/],
    ['h.bysize.all.more', /^ Index .*\n {5}0 /],
    ['h.more[0].count', /^2$/],
    ['h.more.count', /^13$/],
    ['~h[2]', /^~Partition of a set of 2 objects/],
    ['~(h - h)', /^~<Nothing>$/],
    ['(h - h).all', /^Partition of a set of 0 objects\. Total size = 0 bytes\.$/],
    ['(h - h).stat', /^Partition of a set of 0 objects\. Total size = 0 bytes\.$/],
  ])('%s', (source, text) => {
    if (source.startsWith('h.bysize')) return expect(rows.text(source)).toMatch(text);
    return expect(console.text(source)).toMatch(text);
  });

  // Twelve sizes: more than one page.
  const rows = consoleOf(heapOf(...Array.from({ length: 13 }, (_, i) => `n${i}:object ${16 * (i + 1)}`)));

  test('repr differs from str where heapy has it so', () => {
    expect([console.repr('h - h'), console.text('h - h')]).toEqual(['hp.Nothing', '<Nothing>']);
    expect([console.repr("'a'"), console.text("'a'")]).toEqual(["'a'", 'a']);
  });
});

describe('two snapshots of one process', () => {
  const before = heapOf('a:list 56 @4096', 'b:str 50 @8192 "x"', 'c:int 28 @12288 repr=1', 'd:list 72 @16384');
  const after = heapOf(
    'a:list 88 @4096',
    'b:str 60 @8192 "yy"',
    'e:dict 64 @20480',
    'c:int 28 @12288 repr=1',
    'd:dict 72 @16384',
  );
  const console = consoleOf(before, after);

  test('- and & match objects by identity; the result is of the left', () => {
    expect(console.text('(s2.heap() & s1.heap()).byid.all')).toContain('2 <mixed> objects');
    expect(console.json('[r.name for r in (s2.heap() - s1.heap()).bytype.stat.get_rows()]')).toEqual({
      type: 'value',
      value: ['dict', 'str'],
    });
    expect(console.text('(s1.heap() - s2.heap()).count')).toBe('2');
    expect(console.text('s1.heap().disjoint(s2.heap())')).toBe('False');
    expect(console.text('s2.heap().diff(s1.heap())')).toMatch(/^Summary of difference operation \(A-B\)\./);
  });

  test('a union or a comparison of two snapshots says why it has none', () => {
    expect(console.error('s1.heap() | s2.heap()').message).toBe(
      '`|` of s1 and s2: the result would hold objects of two snapshots; between snapshots there are -, & and diff()',
    );
    expect(console.error('s1.heap() <= s2.heap()').message).toContain('compares sets of one snapshot');
    expect(console.text('s1.heap() == s2.heap()')).toBe('False');
  });

  test('snapshots of different processes are not matched', () => {
    const strangers = consoleOver([
      openHeap('s1', before, { captureId: 'a', pid: 1 }),
      openHeap('s2', after, { captureId: 'b', pid: 2 }),
    ]);
    expect(strangers.error('s2.heap() - s1.heap()').message).toBe(
      's2 and s1 are of different processes: their objects cannot be matched; compare kinds with diff()',
    );
    expect(strangers.text('s2.heap().diff(s1.heap()).count')).toBe('1');
  });
});
