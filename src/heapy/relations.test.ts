/** Equivalence relations in the language: by name, as handles, made of others. Spellings are guppy3's (3.1.7). */
import { describe, expect, test } from 'vitest';
import { byIdset } from '../analysis/relations/idset.ts';
import type { Relation } from '../analysis/relations/relation.ts';
import { consoleOf, openHeap } from './testing/console-of.ts';
import { shop } from './testing/shop.ts';
import { setOfNodes } from './values/set.ts';

const console = consoleOf(shop());

/** Kinds and counts of an expression's table. */
const rowsOf = (source: string): unknown => console.json(`[(r.name, r.count) for r in (${source}).stat.get_rows()]`);
const rows = (...of: readonly (readonly [string, number])[]): unknown => ({ type: 'value', value: of });

describe('tables', () => {
  test('byrcs: who refers to it', () => {
    expect(rowsOf('h.bytype[0].byrcs')).toEqual(rowsOf("h.bytype[0].by('Rcs')"));
    expect(rowsOf('(h & h.bytype[-1]).byrcs')).toEqual(rowsOf('h.bytype[-1].by(hp.Rcs)'));
    expect(console.text('hp.iso(main.cache).byrcs')).toMatch(
      /Referrers by Kind \(class \/ dict of class\)\n {5}0 {6}1 100 {7}72 100 {8}72 100 dict of module$/,
    );
  });

  test('byvia: through which reference', () => {
    expect(rowsOf('hp.iso(main.cache, main.cache[0], main.cache[1]).byvia')).toEqual(
      rows(['"[\'cache\']"', 1], ["'[0]'", 1], ["'[1]'", 1]),
    );
    expect(console.text('hp.iso(main.cache).byvia')).toMatch(/ Referred Via:\n.* "\['cache'\]"$/);
  });

  test('byidset: the brief of every object, and not of too many', () => {
    expect(rowsOf('hp.iso(main.cache[0].name, main.cache).byidset')).toEqual(
      rows(['<1 list: 0x70*2>', 1], ["<1 str: 'ab'>", 1]),
    );
    const open = openHeap('s1', shop());
    const few: Relation = { ...byIdset, mostObjects: 2 };
    expect(setOfNodes(open, [1, 2], few).relation).toBe(few);
    expect(() => setOfNodes(open, [1, 2, 3], few)).toThrow(
      'Idset makes a text for every object, and 3 are too many; the limit is 2; use byid',
    );
  });

  test('by() multiplies names', () => {
    expect(rowsOf("h.by('Type&Size')")).toEqual(rowsOf('h.by(hp.Type & hp.Size)'));
    expect(console.text("h.by('Type&Size').er")).toBe('(hp.Type & hp.Size)');
    expect(console.text("h.by(' Clodo & Type ').er")).toBe('hp.Clodo');
    expect(console.text("h.by('').er")).toBe('hp.Unity');
    expect(console.error("h.by('Type&Sise')").message).toBe(
      "by(): No such equivalence relation defined in heapy.Use: 'Sise'; did you mean Size?",
    );
    expect(console.error("h.by('Type&')").message).toContain("heapy.Use: ''; there are Clodo, Type, Rcs, Via");
  });
});

describe('relations', () => {
  test.each([
    ['hp.Rcs', 'hp.Clodo.refdby'],
    ['hp.Via', 'hp.Via'],
    ['hp.Rcs.refdby', 'hp.Clodo.refdby.refdby'],
    ['hp.Type & hp.Clodo', 'hp.Clodo'],
    ['hp.Unity & hp.Size', 'hp.Size'],
    ['hp.Type & hp.Size & hp.Type', '(hp.Type & hp.Size)'],
    ['hp.Type & (hp.Size & hp.Rcs)', '(hp.Type & hp.Size & hp.Clodo.refdby)'],
    ['(hp.Type & hp.Rcs).refdby', 'hp.(Type & Clodo.refdby).refdby'],
    ['hp.Size.dictof & hp.Id', '(hp.Size.dictof & hp.Id)'],
    ['h.byvia.er', 'hp.Via'],
    ['hp.Type.refdby.name', 'Type.refdby'],
  ])('%s', (source, text) => {
    expect(console.text(source)).toBe(text);
  });

  test('what is made of relations groups as they do', () => {
    expect(rowsOf('h.by(hp.Clodo.refdby)')).toEqual(rowsOf('h.byrcs'));
    expect(rowsOf('hp.iso(main.cache).by(hp.Type.refdby)')).toEqual(rows(['dict', 1]));
    expect(rowsOf('h.by(hp.Type.dictof)')).toEqual(
      rows(['~dict', 9], ['dict of module', 2], ['dict (no owner)', 1], ['dict of __main__.Order', 1]),
    );
    expect(console.text('hp.Type.refdby == hp.Type.refdby != hp.Rcs')).toBe('True');
  });

  test('only relations are multiplied with relations, and not without end', () => {
    expect(console.error('hp.Type & 1').code).toBe('type');
    expect(console.error('hp.Type | hp.Size').code).toBe('type');
    expect(console.run(`er = hp.Type\nfor i in range(99):\n    er = er.refdby\n`)).toBe(
      'budget: this relation is made of too many others\n',
    );
  });

  test('a snapshot without references says why it cannot be grouped so', () => {
    const graph = shop();
    const without = consoleOf({ ...graph, capabilities: { ...graph.capabilities, edges: false } });
    for (const source of ['h.byrcs', 'h.byvia', "h.by('Type&Via')", 'h.by(hp.Type.refdby)']) {
      expect(without.error(source)).toMatchObject({
        code: 'missing',
        message: 'This file holds no references between objects.',
      });
    }
    expect(without.text('h.by(hp.Type & hp.Size).count')).toBe(without.text('h.count'));
  });
});
