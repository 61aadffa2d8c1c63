/** What sets say of their members' attributes and items, and stats of some of their rows. */
import { describe, expect, test } from 'vitest';
import { consoleOf } from './testing/console-of.ts';
import { shop } from './testing/shop.ts';

describe('maprox', () => {
  const console = consoleOf(shop());
  test.each([
    ['hp.iso(main.cache[0], main.cache[1]).maprox.name == hp.iso(main.cache[0].name, main.cache[1].name)', 'True'],
    ['hp.iso(main.cache).maprox[0] == hp.iso(main.cache[0])', 'True'],
    ['hp.iso(main.cache).maprox[-1] == hp.iso(main.cache[1])', 'True'],
    ["(h & dict).maprox['cache'] == hp.iso(main.cache)", 'True'],
    ['h.maprox.number == hp.iso(main.counter)', 'True'],
    ['h.maprox.nothing_has_this', '<Nothing>'],
    ['h.maprox[99]', '<Nothing>'],
    ['h.maprox.name.maprox.nothing', '<Nothing>'],
  ])('%s', (source, text) => expect(console.text(source)).toBe(text));

  test('an index that is none', () =>
    expect(console.error('h.maprox[[1]]').message).toBe('an item is named by a number or a text'));
});

describe('rows of a stat', () => {
  const console = consoleOf(shop());
  const rows = (source: string): string =>
    console.text(`[(r.name, r.count, r.size) for r in ${source}]`).replaceAll(/[[\]']/g, '');
  test('the largest, and the rest as one', () => {
    expect(rows('h.bytype.stat.get_rows_n_and_other(2)')).toBe('(dict, 4, 880), (<Other>, 7, 433), (module, 2, 144)');
    expect(rows("h.bytype.stat.get_rows_n_and_other(1, 'Count')")).toBe('(<Other>, 9, 577), (dict, 4, 880)');
    expect(rows('h.bytype.stat.get_rows_n_and_other(99)')).toBe(rows('h.bytype.stat.get_rows()'));
    expect(console.error("h.stat.get_rows_n_and_other(2, 'Name')").message).toContain("must be 'Size' or 'Count'");
  });

  test('those of some names', () => {
    const found = "[r and r.name for r in h.bytype.stat.get_rows_of_kinds(['int', 'nope', 'dict'])]";
    expect(console.text(found)).toBe("['int', None, 'dict']");
    expect(console.error('h.stat.get_rows_of_kinds(5)').code).toBe('type');
  });
});
