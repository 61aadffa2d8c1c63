/** `dump` and `load` in the console, and the names of heapy that a snapshot does not have. */
import { describe, expect, test } from 'vitest';
import { runToEnd } from '../base/steps.ts';
import { createInterpreter } from './heapy.ts';
import { allPackages } from './hpy/parse.ts';
import { consoleOf, openHeap } from './testing/console-of.ts';
import { shop } from './testing/shop.ts';

describe('dump and load', () => {
  test('a set, its stat and a difference come back as they print', () => {
    const console = consoleOf(shop());
    expect(console.run('h.dump("a.hpy"); print(hp.load("a.hpy"))')).toBe(console.run('print(h.stat)'));
    console.run('h[2].bysize.stat.dump("b.hpy"); h.diff(h[0]).dump("c.hpy")');
    expect(console.run('print(hp.load("b.hpy"))')).toBe(console.run('print(h[2].bysize.stat)'));
    expect(console.run('print(hp.load("c.hpy"))')).toBe(console.run('print(h.diff(h[0]))'));
  });

  test('a second dump appends, with mode w it begins anew', () => {
    const console = consoleOf(shop());
    console.run('h.dump("a.hpy"); h.bytype.dump("a.hpy", "a"); h.byid.dump("a.hpy")');
    expect(console.text("[s.kindheader for s in hp.loadall('a.hpy')]")).toBe(
      "['Kind (class / dict of class)', 'Type', 'Brief']",
    );
    console.run("h.bysize.dump('a.hpy', mode='w')");
    expect(console.text("[s.kindheader for s in hp.loadall('a.hpy')]")).toBe("['Individual Size']");
    const text = console.interpreter.files().get('a.hpy') ?? '';
    expect(runToEnd(allPackages(text)).map((stat) => stat.header)).toEqual(['Individual Size']);
  });

  test('files that the page has open are found, those dumped here first', () => {
    const heaps = [openHeap('s1', shop())];
    const other = consoleOf(shop());
    other.run('h.bytype.dump("x.hpy")');
    const text = other.interpreter.files().get('x.hpy');
    const interpreter = createInterpreter({
      heaps: () => heaps,
      selected: () => 's1',
      file: (name) => (name === 'x.hpy' ? text : undefined),
    });
    const header = (): string => runToEnd(interpreter.run('print(hp.load("x.hpy").kindheader)'))[0].printed;
    expect(header()).toBe('Type\n');
    runToEnd(interpreter.run('h.bysize.dump("x.hpy")'));
    expect(header()).toBe('Individual Size\n');
  });

  test.each([
    ['hp.load("nope.hpy")', 'value: there is no file "nope.hpy" here; none was dumped\n'],
    ['h.dump("../x")', /^value: dump\(\) takes the name of a file/],
    ['h.dump("..")', /^value: dump\(\) takes the name of a file/],
    ['h.dump("C:x")', /^value: dump\(\) takes the name of a file/],
    ['h.dump(5)', /^value: dump\(\) takes the name of a file/],
    ['h.dump("x", "r")', /^value: dump\(\) appends/],
    ['for i in range(200): h.dump("x" + str(i))', 'budget: the files of this console are too large\n'],
  ])('%s', (source, message) => {
    const printed = consoleOf(shop()).run(source);
    if (typeof message === 'string') expect(printed).toBe(message);
    else expect(printed).toMatch(message);
  });

  test('a link writes no files', () => {
    const console = consoleOf(shop());
    expect(console.error('h.dump("x.hpy")').message).toBe('dump() belongs to the console: a link writes no files');
    expect(console.interpreter.files().size).toBe(0);
  });
});

describe('names that only a process has', () => {
  const console = consoleOf(shop());
  const ofSets = 'referrers_gc get_ckc get_examples get_render test_contains fam printer'.split(' ');
  const ofSnapshots = 'pb monitor dumph loadc heapg setrelheap setrelheapg setrelheapu sonokind union'.split(' ');
  const ofStats = 'format loader printer'.split(' ');
  test.each([
    ...ofSets.map((name) => `h.${name}`),
    ...ofSnapshots.map((name) => `hp.${name}`),
    ...ofStats.map((name) => `h.stat.${name}`),
  ])('%s says why, and what to use', (source) => {
    const { code, message } = console.error(source);
    expect([code, message]).toEqual([
      'live-only',
      expect.stringMatching(/^'\w+' works only inside the living process: ./),
    ]);
  });
});
