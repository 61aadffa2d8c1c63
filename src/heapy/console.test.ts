/** Running statements: what is printed, what stays, where it stops. */
import { describe, expect, test } from 'vitest';
import { runToEnd } from '../base/steps.ts';
import { consoleOf, consoleOver, openHeap } from './testing/console-of.ts';
import { shop } from './testing/shop.ts';

describe('statements', () => {
  test.each([
    ['from guppy import hpy\nhp = hpy()\nh = hp.heap()\nprint(h.count)', '13\n'],
    ['print("a", 1, 2.5, None, True, sep="-", end="!\\n")', 'a-1-2.5-None-True!\n'],
    ['x = y = 2; x += 3; print(x * y, x // y, x / y, x % y, x ** y)', '10 2 2.5 1 25\n'],
    ['a, (b, c) = 1, [2, 3]; print(a, b, c)', '1 2 3\n'],
    [
      'for i in range(3):\n  if i == 1: print("one")\n  elif i: print("more")\n  else: print("none")',
      'none\none\nmore\n',
    ],
    [
      'for r in h.stat.get_rows(): print(r.index, r.count, r.size, r.cumulsize, r.name)',
      /^0 2 544 544 dict of module\n1 1 232 776 /,
    ],
    ['for i, x in enumerate(["a", "b"], start=1): print(f"{i:>3}|{x!r:<5}|")', "  1|'a'  |\n  2|'b'  |\n"],
    ['print("%5.1f%% of %s" % (12.25, "all"), "{:,} {x:>4}".format(1234567, x="r"))', ' 12.2% of all 1,234,567    r\n'],
    [
      'print([x.name for x in h.stat.get_rows() if x.count == 1 and x.size > 100])',
      "['dict (no owner)', 'function', 'dict of __main__.Order']\n",
    ],
    ['print(sum(x.size for x in h.stat.get_rows()) == h.size)', 'True\n'],
    [
      'print(sorted([3, 1, 2]), sorted(["b", "a"], reverse=True), min(2, 1), max([1, 5]))',
      "[1, 2, 3] ['b', 'a'] 1 5\n",
    ],
    [
      'print(round(2.5), round(3.5), round(2.675, 2), round(1234, -2), abs(-3), int("12"), float("1e3"))',
      '2 4 2.67 1200 3 12 1000.0\n',
    ],
    ['print(len("\\U0001f600"), "a" in "cat", 2 in [1, 2], 1 < 2 < 3, not [])', '1 True True True True\n'],
    ['print((1,), [], "it\'s", ["it\'s"])', '(1,) [] it\'s ["it\'s"]\n'],
    ['print(1e16, 1e-5, 0.1, 100.0, -0.0, 1/3)', '1e+16 1e-05 0.1 100.0 -0.0 0.3333333333333333\n'],
    ['del x', "name: there is no variable 'x'\n"],
    ['import os', "live-only: there is no module 'os' here: only guppy's hpy can be imported\n"],
    ['print(1)\nprint(nope)\nprint(2)', "1\nname: name 'nope' is not defined\n"],
    ['print(1)\nprint(', "syntax: '(' was never closed\n"],
  ])('%s', (source, printed) => {
    const result = consoleOf(shop()).run(source);
    if (typeof printed === 'string') expect(result).toBe(printed);
    else expect(result).toMatch(printed);
  });

  test('variables stay, and shadow the names of the language until they are deleted', () => {
    const console = consoleOf(shop());
    expect(console.run('h = 5\nprint(h)')).toBe('5\n');
    expect(console.run('print(h)\ndel h\nprint(h.count)')).toBe('5\n13\n');
    expect(console.text('len([x for x in range(3)])')).toBe('3');
    expect(console.error('x').code).toBe('name');
  });

  test('evaluating an expression changes nothing', () => {
    const console = consoleOf(shop());
    expect(() => console.value('y = 1')).toThrow('an expression is expected here, not a statement');
    expect(console.error('y').code).toBe('name');
  });

  test('each statement is a result with its source and value', () => {
    const results = runToEnd(consoleOf(shop()).interpreter.run('x = 1; x + 1\nprint(x)'));
    expect(results.map(({ source, printed, value }) => [source, printed, value?.type])).toEqual([
      ['x = 1', '', undefined],
      ['x + 1', '', 'value'],
      ['print(x)', '1\n', undefined],
    ]);
  });

  test('what belongs to a closed snapshot is forgotten', () => {
    const heaps = [openHeap('s1', shop()), openHeap('s2', shop())];
    const console = consoleOver(heaps);
    console.run('a = s1.heap(); b = s2.heap(); c = [a]; d = 1; e = s1; f = a.more; g = ~a; b2 = a.biper; m = a.maprox');
    console.run(
      'def f2(x=a): return x\ndef outer():\n  y = s1.heap()\n  def inner(): return y\n  return inner\ni = outer()',
    );
    console.interpreter.forget('s1');
    expect(['a', 'c', 'e', 'f', 'g', 'b2', 'm', 'f2', 'i'].map((name) => console.error(name).code)).toEqual(
      Array(9).fill('name'),
    );
    expect(console.text('outer')).toBe('<function outer>');
    expect(console.text('b.count + d')).toBe('14');
  });
});

describe('completion', () => {
  const { interpreter } = consoleOf(shop());
  const names = (source: string): readonly string[] =>
    interpreter.complete(source, source.length).map(({ text }) => text);

  test.each([
    ['h.byt', ['bytype']],
    ['s1.heap().bys', ['bysize']],
    ['s1.heap().bytype[0].dis', ['disjoint']],
    ['hp.hea', ['heap', 'heapu']],
    ['main.ca', ['cache']],
    ['main.cache[0].na', ['name']],
    ['print(pri', ['print']],
    ['h.stat.nu', ['numrows']],
    ['hp.Size(64).al', ['alt']],
    ["hp.Size(64).alt('>=').bri", ['brief']],
    ['h.kind.dic', ['dictof']],
    ['hp.Type.ref', ['refdby']],
    ['h.owners.byty', ['bytype']],
    ["hp.load('x').kindh", ['kindheader']],
    ['h & dic', ['dict']],
    ["'h.byt", []],
    ['nothing.', []],
    ['h.', expect.arrayContaining(['bytype', 'count', 'diff', 'more'])],
    ['', expect.arrayContaining(['h', 'hp', 's1', 'main', 'print'])],
  ])('%s', (source, expected) => expect(names(source)).toEqual(expected));

  test('says what it replaces, and what it is', () => {
    expect(interpreter.complete('h.byt + 1', 5)).toEqual([
      { text: 'bytype', detail: expect.stringContaining('grouped by'), replaces: 3 },
    ]);
  });
});
