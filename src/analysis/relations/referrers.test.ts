/** Relations by referrers: Rcs, Via, refdby, against the slow way and by drawings. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pythonRepr } from '../../base/python-repr.ts';
import { compareCodePoints } from '../../base/code-points.ts';
import { runToEnd } from '../../base/steps.ts';
import { EdgeKind } from '../../heap/edge-kind.ts';
import { NO_LABEL, type EdgeIndex, type HeapGraph } from '../../heap/graph.ts';
import { arbitraryHeap } from '../../heap/testing/arbitrary-heap.ts';
import { allObjects } from '../../heap/stats.ts';
import type { Derived } from '../derived.ts';
import { partition } from '../partition.ts';
import { referenceLabel } from '../reference-label.ts';
import { opened, openHeap } from '../testing/open-heap.ts';
import { openedHeaps } from '../testing/opened-heaps.ts';
import { byClodo } from './clodo.ts';
import { byRcs } from './rcs.ts';
import { refdby } from './refdby.ts';
import type { Relation } from './relation.ts';
import { bySize } from './size.ts';
import { byType } from './type.ts';
import { byVia } from './via.ts';

type Opened = { readonly graph: HeapGraph; readonly derived: Derived };

const printed = (heap: Opened, relation: Relation): string[] =>
  runToEnd(partition(heap, allObjects(heap.graph), relation)).rows.map(({ count, name }) => `${count} ${name}`);

const classOf = ({ derived }: Opened, relation: Relation): Uint32Array =>
  runToEnd(derived.classification(relation)).classOf;

/** The edges that count, by target, as one would look them up by hand. */
function slowReferences({ graph: g, derived }: Opened): { source: number; edge: number }[][] {
  const reached = runToEnd(derived.reachable());
  const into: { source: number; edge: number }[][] = Array.from({ length: g.nodeCount }, () => []);
  for (let s = 0; s < g.nodeCount; s++) {
    if (!reached.has(s as never) && !g.hidden.includes(s)) continue;
    for (let e = g.edgeStart[s]; e < g.edgeStart[s + 1]; e++) {
      if (g.edgeKind[e] !== EdgeKind.weak) into[g.edgeTarget[e]].push({ source: s, edge: e });
    }
  }
  return into;
}

/** Two lists of keys cut the nodes alike. */
function expectSameClasses(classes: Uint32Array, keys: readonly string[]): void {
  const byKey = new Map<string, number>();
  keys.forEach((key, n) => {
    expect(byKey.get(key) ?? classes[n]).toBe(classes[n]);
    byKey.set(key, classes[n]);
  });
  expect(new Set(byKey.values()).size).toBe(byKey.size);
}

const heaps = fc.oneof(openedHeaps, arbitraryHeap({ maxNodes: 20, maxEdges: 60 }).map(opened));

describe('the slow way agrees', () => {
  test.each([
    ['Rcs', byRcs, byClodo],
    ['Type.refdby', refdby(byType), byType],
    ['Size.refdby', refdby(bySize), bySize],
    ['Rcs.refdby', refdby(byRcs), byRcs],
  ])('%s', (_, relation, of) => {
    fc.assert(
      fc.property(heaps, (heap) => {
        const kinds = runToEnd(heap.derived.classification(of));
        const keys = slowReferences(heap).map((references) =>
          [...new Set(references.map(({ source }) => kinds.classOf[source]))].sort((a, b) => a - b).join(),
        );
        expectSameClasses(classOf(heap, relation), keys);
        const { nameOf } = runToEnd(heap.derived.classification(relation));
        keys.forEach((key, n) => {
          const names = key === '' ? [] : key.split(',').map((k) => kinds.nameOf(Number(k)));
          expect(nameOf(classOf(heap, relation)[n])).toBe(names.sort(compareCodePoints).join(', ') || '<Nothing>');
        });
      }),
    );
  });

  test('Via', () => {
    fc.assert(
      fc.property(heaps, (heap) => {
        const { graph: g } = heap;
        const keys = slowReferences(heap).map((references) => {
          const known = references.filter(({ edge }) => g.edgeLabel[edge] !== NO_LABEL);
          // No keys in these heaps: texts tell apart what is different.
          const texts = known.map(({ edge }) => pythonRepr(referenceLabel(g, edge as EdgeIndex)));
          return [...new Set(texts)].sort(compareCodePoints).join(', ');
        });
        expectSameClasses(classOf(heap, byVia), keys);
        const { nameOf } = runToEnd(heap.derived.classification(byVia));
        keys.forEach((key, n) => expect(nameOf(classOf(heap, byVia)[n])).toBe(key));
      }),
    );
  });
});

describe('Rcs', () => {
  test('counts kinds of referrers once, not weak or unreachable ones; the root and the hidden ones count', () => {
    const heap = openHeap(
      'root → .i0_modules=modules a',
      'modules:dict → [a]=a [b]=b',
      'a:__main__.A → .__dict__=fields b ~modules',
      'fields:dict → [0]=b [1]=c',
      'b:list',
      'c:str',
      'lost:tuple → c modules',
      'own:set hidden → c',
    );
    expect(printed(heap, byRcs)).toEqual([
      '2 <Nothing>',
      '1 __main__.A',
      '1 __main__.A, dict (no owner), dict of __main__.A',
      '1 dict (no owner), guppy.heapy.heapyc.RootStateType',
      '1 dict of __main__.A, set',
      '1 guppy.heapy.heapyc.RootStateType',
    ]);
  });

  test('is Clodo.refdby; relations made twice are one', () => {
    expect(refdby(byClodo)).toBe(byRcs);
    expect(refdby(byType)).toBe(refdby(byType));
    expect([refdby(byType).name, refdby(byType).header]).toEqual(['Type.refdby', 'Referrers by Type']);
    expect(refdby(byRcs).header).toBe('Referrers by Referrers by Kind (class / dict of class)');
  });

  test('a root without name is no referrer', () => {
    const { graph } = openHeap('root → .ended=f .i0_t1_f0=g', 'f:types.FrameType', 'g:types.FrameType');
    const find = (text: string): ReturnType<typeof graph.strings.find> =>
      graph.strings.find(text === '' ? 'ended' : text);
    const heap = opened({ ...graph, strings: { ...graph.strings, find } });
    expect(printed(heap, byRcs)).toEqual(['1 <Nothing>', '1 guppy.heapy.heapyc.RootStateType']);
    expect(printed(heap, byVia)).toEqual(['1 ', "1 '.i0_t1_f0'"]);
  });

  test('two types of one name stand twice in a name', () => {
    const heap = openHeap('root → x y', 'x:Node#1 → t', 'y:Node#2 → t', 't:int');
    expect(printed(heap, byRcs)).toEqual(['2 guppy.heapy.heapyc.RootStateType', '1 Node, Node']);
  });
});

describe('Via', () => {
  test('every kind of reference has its text, quoted; unknown ones and the one to the class have none', () => {
    const heap = openHeap(
      'root → f d l s o',
      'f:types.FrameType → local:x=a cell:y=a stack:3=a .f_back=a',
      "d:dict → {k}=a ['x']=w",
      'l:list → [0]=a [7]=a [0]=a',
      's:set → in:a in:a',
      'o:__main__.A → ->ob_type=t ->slot=a own:1=a custom:+n=a a ~t',
      'k:str "key"',
      'a:int',
      'w:int',
      't:type',
    );
    expect(printed(heap, byVia).filter((row) => !row.startsWith("1 '.keys"))).toEqual([
      '6 ',
      // As Python's sorted(map(repr, …)) puts them.
      `1 ".f_locals ['y']", ".f_locals['x']", "['key']", '+n', '->f_valuestack[3]', '->slot', '.__dict__.keys()[1]', ` +
        `'.f_back', '[0]', '[7]', 'list(_)[0]'`,
      `1 "['x']"`,
    ]);
  });

  test('keys are equal as in Python: numbers by value, texts and tuples by their contents', () => {
    const heap = openHeap(
      'root → l m n',
      'l:list → [1]=p',
      'm:dict → [one]=q [yes]=r [float]=s [half]=t [key]=u [pair]=v [list]=x',
      "n:dict → ['key']=w [other]=w2 [pair2]=v2 [list2]=x2",
      'w2:int',
      'v2:int',
      'list:__main__.Key',
      'list2:__main__.Key',
      ...['p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'x2'].map((name) => `${name}:int`),
      'one:int repr=1',
      'yes:bool repr=True',
      'float:float repr=1.0',
      'half:float repr=1.5',
      'key:str "key"',
      'other:str "key"',
      'pair:tuple → [0]=one [1]=key',
      'pair2:tuple → [0]=yes [1]=other',
    );
    const classes = classOf(heap, byVia);
    const all = (...names: string[]): number[] => heap.graph.all(...names).map((n) => classes[n]);
    expect(new Set(all('p', 'q', 'r', 's')).size).toBe(1);
    expect(new Set(all('u', 'w', 'w2')).size).toBe(1);
    expect(new Set(all('v', 'v2')).size).toBe(1);
    expect(new Set(all('p', 't', 'u', 'v', 'x', 'x2')).size).toBe(6);
  });
});
