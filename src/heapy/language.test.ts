/** What expressions mean: names, sets, stats, and the errors that say what would have been valid. */
import { describe, expect, test } from 'vitest';
import { consoleOf } from './testing/console-of.ts';
import { shop } from './testing/shop.ts';

const console = consoleOf(shop());

describe('snapshots', () => {
  test.each([
    ['h.count', '13'],
    ['hp.heap().count == s1.heap().count == h.count', 'True'],
    ['h.size', String(232 + 72 + 360 + 72 + 184 + 136 + 72 + 48 + 48 + 104 + 50 + 51 + 28)],
    ['hp.heapu().count', '2'],
    ['hp.heapu().kindheader', 'Type'],
    ['hp.heapu(stat=False).byid[0].theone', '<list: 0xe0*1>'],
    ['hpy().heap() == h', 'True'],
    ['hp', 'Top level interface to Heapy.\nUse eg: hp.doc for more info on hp.'],
    ['hp.Nothing', '<Nothing>'],
    ['hp.Type', 'hp.Type'],
    ['h.by(hp.Size) == h', 'True'],
    ["h.by('Size').er", 'hp.Size'],
  ])('%s is %s', (source, text) => expect(console.text(source)).toBe(text));

  test('the default table', () => {
    expect(console.text('h')).toBe(
      [
        'Partition of a set of 13 objects. Total size = 1457 bytes.',
        ' Index  Count   %     Size   % Cumulative  % Kind (class / dict of class)',
        '     0      2  15      544  37       544  37 dict of module',
        '     1      1   8      232  16       776  53 dict (no owner)',
        '     2      2  15      144  10       920  63 module',
        '     3      1   8      136   9      1056  72 function',
        '     4      1   8      104   7      1160  80 dict of __main__.Order',
        '     5      2  15      101   7      1261  87 str',
        '     6      2  15       96   7      1357  93 __main__.Order',
        '     7      1   8       72   5      1429  98 list',
        '     8      1   8       28   2      1457 100 int',
      ].join('\n'),
    );
  });
});

describe('objects', () => {
  test.each([
    ['main', '<module: __main__>'],
    ['main.cache', '<list: 0x70*2>'],
    ['main.cache[0]', '<__main__.Order: 0x80>'],
    ['main.cache[-1].name', "<str: 'ham'>"],
    ['main.cache[0].number', '<int: 1>'],
    ["mod('pkg.sub').helper", '<function: pkg.sub.helper>'],
    ["s1.mod('pkg.sub')", '<module: pkg.sub>'],
    ['at(0x80)', '<__main__.Order: 0x80>'],
    ["main.__dict__['cache']", '<list: 0x70*2>'],
    ['main.cache in h', 'True'],
    ['main.cache in h[0]', 'False'],
    ['at(0xe0) in h', 'False'],
    ['5 in h', 'False'],
    ['hp.iso(main.cache, main.cache).count', '1'],
    ['hp.iso(main.cache) == (h & main.cache)', 'True'],
    ['hp.idset(main.cache).count', '2'],
    ['hp.idset(main.cache).byid[0].theone', '<__main__.Order: 0x80>'],
    ["hp.iso('ham').byid[0].theone", "<str: 'ham'>"],
    ['hp.iso(1).count', '1'],
    ['hp.iso(main.cache).referents.count', '2'],
    ['hp.iso(main.cache[0]).referrers.byid[0].theone', '<list: 0x70*2>'],
  ])('%s is %s', (source, text) => expect(console.text(source)).toBe(text));
});

describe('errors say what would have been valid', () => {
  test.each([
    ['h.bytpe', 'attribute', "unknown attribute 'bytpe' of an IdentitySet; did you mean bytype?", 2, 7],
    ['h.stat.coutn', 'attribute', "unknown attribute 'coutn' of a Stat; did you mean count?", 7, 12],
    ['main.cahce', 'attribute', "<module: __main__> has no attribute 'cahce' in s1; did you mean cache?", 5, 10],
    ["mod('pkg.sob')", 'name', "s1 has no module 'pkg.sob'; did you mean pkg.sub?", 0, 14],
    [
      "h.by('type')",
      'value',
      "by(): No such equivalence relation defined in heapy.Use: 'type'; did you mean Type?",
      0,
      12,
    ],
    ['hp.heapp()', 'attribute', "unknown attribute 'heapp' of a snapshot; did you mean heap or heapu?", 3, 8],
    ['prin(1)', 'name', "name 'prin' is not defined; did you mean print?", 0, 4],
    ['s7.heap()', 'name', "name 's7' is not defined (open are s1)", 0, 2],
    ['h[9]', 'index', 'Partition index out of range: there are 9 rows', 0, 4],
    ['h.stat[9]', 'index', 'Stat index out of range: there are 9 rows', 0, 9],
    ['h[::-1]', 'value', 'Step must be positive.', 0, 7],
    ["h['a']", 'type', 'a row number must be an integer', 0, 6],
    ['h + h', 'type', "unsupported operand types for +: 'IdentitySet' and 'IdentitySet'", 0, 5],
    ['h == 5', 'type', '`==` needs a set of objects, not an int', 0, 6],
    ['h.stat - h', 'type', 'Can only take difference with other Stat instance.', 0, 10],
    [
      'h.stat - h.bytype.stat',
      'value',
      "Mismatching table kind header, 'Kind (class / dict of class)' vs 'Type'.",
      0,
      22,
    ],
    ['h.theone', 'value', 'theone requires a singleton set', 2, 8],
    ['h()', 'type', 'an IdentitySet cannot be called', 0, 3],
    ['h.diff()', 'type', "diff() misses its argument 'other'", 0, 8],
    ['h.diff(h, h)', 'type', 'diff() takes 1 arguments, 2 were given', 0, 12],
    ['h.diff(othr=h)', 'type', "diff() has no argument 'othr'; did you mean other?", 0, 14],
    [
      '[x for x in h]',
      'type',
      'iteration over non-sequence: go over x.parts, x.partition.get_rows() or x.stat.get_rows()',
      0,
      14,
    ],
    ['h.byprod', 'missing', "'byprod' of heapy is not built in this version", 2, 8],
    [
      'hp.setrelheap()',
      'live-only',
      "'setrelheap' works only inside the living process: setref() sets the reference point",
      3,
      13,
    ],
    ["hp.iso('nowhere')", 'value', "s1 has no object known to equal 'nowhere'", 0, 17],
    ['at(0x99)', 'value', 's1 has no object at 0x99', 0, 8],
    ['1 // 0', 'value', 'division by zero', 0, 6],
  ])('%s', (source, code, message, from, to) => {
    const error = console.error(source);
    expect([error.code, error.message, error.range]).toEqual([code, message, { from, to }]);
  });

  test('of names that are near no other, the first', () => {
    expect(console.error('h[0].foo.bar').message).toMatch(
      /^unknown attribute 'foo' of an IdentitySet; it has count, size, (\w+, ){6}and \d+ more$/,
    );
    expect(console.error('h[0].foo.bar').range).toEqual({ from: 5, to: 8 });
  });

  test('names that JavaScript has are no names here', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'valueOf']) {
      expect(console.error(name).code).toBe('name');
      for (const object of ['h', 'hp', 'h.stat', "'text'", 'h.stat.get_rows()[0]', 'hp.Type', '(1)', '[1]'])
        expect(console.error(`${object}.${name}`).code).toBe('attribute');
      expect(console.error(`main.${name}`).code).toBe('attribute');
      expect(console.error(`hp.heap(${name}=1)`).code).toBe('type');
      expect(console.error(`'{${name}}'.format(1)`).code).toBe('index');
      expect(console.run(`${name} = 1\nprint(${name} + 1)\ndel ${name}`)).toBe('2\n');
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('without a snapshot', () => {
    const empty = consoleOf();
    expect(empty.error('h').message).toBe('no snapshot is open');
    expect(empty.error('s1').message).toBe("name 's1' is not defined (no snapshot is open)");
    expect(empty.text('1 + 1')).toBe('2');
  });
});
