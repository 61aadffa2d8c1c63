import { describe, expect, it } from 'vitest';
import { runToEnd } from '../src/base/steps.ts';
import { createDerived } from '../src/analysis/derived.ts';
import type { HeapGraph } from '../src/heap/graph.ts';
import { heapOf } from '../src/heap/testing/heap-of.ts';
import type { OpenSnapshot } from './open-snapshots.ts';
import { objectCard, objectRows } from './objects.ts';
import { referencePage } from './object-pages.ts';
import { overviewOf } from './overview.ts';
import { isRuntimeModule } from './standard-library.ts';

const snapshotOf = (graph: HeapGraph): OpenSnapshot =>
  ({ name: 's1', heap: { graph, derived: createDerived(graph) } }) as unknown as OpenSnapshot;
const ALL = { start: 0, end: 99, sort: undefined, filter: '' };

const heap = heapOf(
  'root → .i0_modules=mods',
  'mods:dict 200 → {main}=order [main]=order',
  'main:str 50 "main"',
  'order:__main__.Order 56 → .__dict__=fields',
  'fields:dict 4000 owner=order → {main}=big',
  'big:str 9000 "big"',
  'lost:__main__.Order 56',
  'ours:list 64 hidden',
);

describe('overviewOf', () => {
  const overview = runToEnd(overviewOf(snapshotOf(heap)));

  it('tells reachable, unreachable and hidden objects apart', () => {
    expect(overview.reachable).toEqual({ count: 5, size: 200 + 50 + 56 + 4000 + 9000 });
    expect(overview.unreachable).toEqual({ count: 1, size: 56 });
    expect(overview.hidden).toEqual({ count: 1, size: 64 });
  });

  it('gives the largest kinds in order of size, with running sums', () => {
    expect(overview.largest.map(({ name, size, cumulative }) => [name, size, cumulative])).toEqual([
      ['str', 9050, 9050],
      ['dict of __main__.Order', 4000, 13050],
      ['dict (no owner)', 200, 13250],
      ['__main__.Order', 56, 13306],
    ]);
    expect(overview.kinds).toBe(4);
  });

  it("takes the dict of the program's own instances for its largest own kind", () => {
    expect(overview.ownKind).toMatchObject({ index: 1, name: 'dict of __main__.Order', count: 1 });
  });

  it('prefers the main module, then what is not of the start of the interpreter', () => {
    const mixed = ['root → .a=a .b=b .c=c', 'a:_distutils_hack.Finder 900', 'b:lib.Big 500'];
    const own = (...lines: readonly string[]) => runToEnd(overviewOf(snapshotOf(heapOf(...lines)))).ownKind?.name;
    expect(own(...mixed, 'c:__main__.Order 56')).toBe('__main__.Order');
    expect(own(...mixed, 'c:str 5')).toBe('lib.Big');
  });

  it('has no own kind when all is of the runtime', () => {
    const bare = heapOf('root → .x=a', 'a:collections.OrderedDict 100', 'b:str 5');
    expect(runToEnd(overviewOf(snapshotOf(bare))).ownKind).toBeUndefined();
  });
});

describe('isRuntimeModule', () => {
  it.each(['builtins', 'types', 'importlib._bootstrap', '_frozen_importlib', 'collections.abc', undefined])(
    '%s is of the runtime',
    (module) => expect(isRuntimeModule(module)).toBe(true),
  );
  it.each(['__main__', 'app.models', 'numpy', 'typesetting', 'constructor'])('%s is not', (module) =>
    expect(isRuntimeModule(module)).toBe(false),
  );
});

describe('objects', () => {
  const snapshot = snapshotOf(heap);
  const id = (name: string): string => `0x${heap.node.id[heap.at(name)].toString(16)}`;

  it('are cards with their neighbours counted', () => {
    const card = runToEnd(objectCard(snapshot, id('fields')));
    expect(card).toMatchObject({
      kind: 'dict of __main__.Order',
      type: 'dict',
      size: 4000,
      referents: 2,
      referrers: 1,
      reachable: true,
      expression: `s1.iso(at(${id('fields')}))`,
      owner: { id: id('order'), kind: '__main__.Order' },
    });
    expect(runToEnd(objectCard(snapshot, id('lost'))).reachable).toBe(false);
  });

  it('are found by their id only, in any spelling of it', () => {
    expect(runToEnd(objectCard(snapshot, id('big').toUpperCase().replace('X', 'x'))).size).toBe(9000);
    for (const wrong of ['0xdead', 'big', '', '@5', '1e3', '__proto__'])
      expect(() => runToEnd(objectCard(snapshot, wrong))).toThrow('unknown-object');
  });

  it('show references with labels, both ways, weak ones marked', () => {
    const weak = snapshotOf(heapOf('root → .a=a', 'a:list 9 → [0]=b ~b', 'b:str 5 "x"'));
    const out = runToEnd(referencePage(weak, '0x10', 'referents', ALL));
    expect(out.rows.map(({ label, strong, object }) => [label, strong, object.id])).toEqual([
      ['[0]', true, '0x20'],
      ['.??', false, '0x20'],
    ]);
    const into = runToEnd(referencePage(weak, '0x10', 'referrers', ALL));
    expect(into.rows).toMatchObject([{ label: '.a', strong: true, object: { text: 'root', size: 0 } }]);
    expect(runToEnd(referencePage(weak, '0x10', 'referents', { ...ALL, filter: '[0]' }))).toMatchObject({
      total: 1,
      all: 2,
    });
  });

  it('carry hostile text unchanged', () => {
    const hostile = '</script><img src=x onerror=alert(1)>';
    const graph = heapOf('root → .a=a', `a:module 5 name=${hostile.replace(/ /g, '')}`);
    const rows = runToEnd(objectRows(snapshotOf(graph)));
    expect(rows.row(graph.at('a')).text).toBe(hostile.replace(/ /g, ''));
  });
});
