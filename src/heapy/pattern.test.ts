import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heapOf } from '../heap/testing/heap-of.ts';
import { consoleOf } from './testing/console-of.ts';
import { rowName, stepsOfName } from './values/pattern-text.ts';

const heap = (): ReturnType<typeof heapOf> =>
  heapOf(
    'root → .i0_modules=modules',
    "modules:dict 232 → ['__main__']=main",
    'main:module 72 name=__main__ → .__dict__=globals',
    "globals:dict 360 owner=main → ['cache']=cache ['top']=n1",
    'cache:list 90 → [0]=n1 [1]=n2',
    'n1:__main__.Node 48 → .__dict__=d1',
    'd1:dict 104 owner=n1 → [next]=n2',
    'n2:__main__.Node 48 → .__dict__=d2',
    'd2:dict 104 owner=n2 → [next]=n1',
    'next:str "next"',
    'lost:__main__.Node 48 → .__dict__=d1',
  );

describe('reference patterns', () => {
  const console_ = consoleOf(heap());

  test('a tree of referrers by kind, cut where modules begin or a set was seen before', () => {
    expect(console_.text('(h & hp.iso(main.cache[0], main.cache[1])).rp')).toBe(
      [
        'Reference Pattern by <[dict of] class>.',
        ' 0: _ --- [-] 2 __main__.Node: 0x50, 0x70',
        ' 1: a      [S] 1 dict of module: __main__',
        ' 2: b ---- [-] 2 dict of __main__.Node: 0x50, 0x70',
        ' 3: ba      [^ 0] 2 __main__.Node: 0x50, 0x70',
        ' 4: c ---- [-] 1 list: 0x40*2',
        ' 5: ca      [^ 1] 1 dict of module: __main__',
      ].join('\n'),
    );
  });

  test('rows are sets, by number and by name', () => {
    const rp = 'hp.iso(main.cache[0], main.cache[1]).rp';
    expect(console_.text(`len(${rp})`)).toBe('6');
    for (const [row, set] of [
      [`${rp}[4]`, 'hp.iso(main.cache)'],
      [`${rp}.c`, 'hp.iso(main.cache)'],
      [`${rp}[-1]`, `${rp}.ca`],
      [`${rp}._`, `${rp}[0]`],
    ])
      expect(console_.text(`${row} == ${set}`)).toBe('True');
    expect(console_.error(`${rp}[6]`).message).toBe('row number out of range: the pattern has 6 rows');
    expect(console_.error(`${rp}[-7]`).code).toBe('index');
    for (const name of ['d', 'aa', 'ba2', 'nothing']) expect(console_.error(`${rp}.${name}`).code).toBe('attribute');
  });

  test('to a depth, without stopping, by another relation, without cycles, by nearest referrers', () => {
    expect(console_.text('hp.iso(main.cache).get_rp(depth=1)')).toMatch(/ 1: a {6}\[S\]/);
    expect(console_.text('hp.iso(main.cache).get_rp(depth=0)')).toMatch(/0: _ --- \[\+\] 1 list/);
    expect(console_.text('hp.iso(main.cache).get_rp(stopkind=hp.Nothing)')).toMatch(
      / 4: a4 -{4,} \[R\] 1 guppy\.heapy\.heapyc\.RootStateType: /,
    );
    expect(console_.text('hp.iso(main.cache).get_rp(stopkind=hp.Type.Module)')).toMatch(/ 2: aa -* \[S\] 1 module/);
    expect(console_.text('hp.iso(main.cache[0]).get_rp(er=hp.Type)')).toMatch(/^Reference Pattern by <type>\.\n/);
    expect(console_.text('hp.iso(main.cache[0]).get_rp(er=hp.Type)')).toContain('1 list: 0x40*2');
    expect(console_.text('hp.iso(main.cache[0]).get_rp(nocyc=True)')).not.toContain('^ 0');
    expect(console_.text('hp.iso(main.cache[0]).get_rp(imdom=1)')).not.toContain(' list');
    expect(console_.error("hp.iso(main).get_rp(ref='gc')").code).toBe('live-only');
    expect(console_.error('hp.Nothing.rp').code).toBe('value');
  });

  test('paths from a row to the first, as heapy lists them', () => {
    const rp = 'hp.iso(main.cache[0]).rp';
    expect(console_.text(`${rp}.paths('ba')`)).toBe(
      [
        "Paths from source 'ba' to target '_'.",
        ' 0: ba [0] @ .__dict__',
        ' 1: b  [0]  @ [<str object at 0x90>]'.replace('<str object at 0x90>', "'next'"),
        ' 2: _  [0]   = <1 __main__.Node: 0x50>',
      ].join('\n'),
    );
    expect(console_.text(`(h & hp.iso(main.cache[0], main.cache[1])).rp.paths(4)`)).toBe(
      [
        "Paths from source 'c' to target '_'.",
        ' 0: c [0] @ [0]',
        ' 1: _ [0]  = <1 __main__.Node: 0x50>',
        ' 2: c [0] @ [1]',
        ' 3: _ [1]  = <1 __main__.Node: 0x70>',
      ].join('\n'),
    );
    expect(console_.error(`${rp}.paths('zz')`).message).toBe("Reference pattern has no row named 'zz'");
  });

  test('as JSON', () => {
    expect(console_.json('hp.iso(main.cache).rp')).toEqual({
      type: 'pattern',
      rows: [
        { index: 0, name: '_', flag: '-', seen: null, count: 1, text: ' 0: _ --- [-] 1 list: 0x40*2' },
        { index: 1, name: 'a', flag: 'S', seen: null, count: 1, text: ' 1: a      [S] 1 dict of module: __main__' },
      ],
    });
  });
});

test('pages of ten lines; how many follow is told once all are known', () => {
  const chain = Array.from({ length: 20 }, (_, i) => `n${i}:T${i} 20 → .next=n${i + 1}`);
  const console_ = consoleOf(heapOf('root → .x=n0', ...chain, 'n20:End 8'));
  const end = 'h.bytype[-1].get_rp(depth=40)';
  expect(console_.text(end)).toMatch(/\n 9: a9 +\[-\] 1 T11: 0xc0\n<Type e\.g\. '_\.more' for more\.>$/);
  expect(console_.text(`${end}.more`)).toMatch(
    /^10: a10 -+ \[-\] 1 T10: .*\n19: a19 .*\n<Type e\.g\. '_\.more' for more\.>$/s,
  );
  expect(console_.text(`${end}.more.more`)).toMatch(/^20: a20 .*\n21: a21 .*RootStateType: 0x0$/s);
  console_.run(`p = ${end}`);
  expect(console_.text('len(p)')).toBe('22');
  expect(console_.text('p')).toContain("<12 more lines. Type e.g. '_.more' for more.>");
  expect(console_.text('p.more.prev.a3 == p[3]')).toBe('True');
});

test('names of rows lead back to them', () => {
  expect([[], [1, 0, 0, 0, 0], [0, 0], [25], [26]].map(rowName)).toEqual(['_', 'ba4', 'aa', 'z', '{']);
  fc.assert(
    fc.property(fc.array(fc.nat(30), { maxLength: 40 }), (way) => {
      expect(stepsOfName(rowName(way))).toEqual(way);
    }),
  );
  for (const wrong of ['B', 'a9999', '1']) expect(stepsOfName(wrong) ?? []).toEqual([]);
});
