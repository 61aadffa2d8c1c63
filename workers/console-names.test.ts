import { describe, expect, it } from 'vitest';
import { consoleNames, namesGivenBy } from './console-names.ts';

describe('namesGivenBy', () => {
  it.each([
    ['x = s1.heap()', ['x']],
    ['a, b = h[0], h[1]', ['a', 'b']],
    ['total += 1', ['total']],
    ['for row in h: print(row)', ['row']],
    ['[k for k in h.parts]', ['k']],
    ['from guppy import hpy', ['hpy']],
    ['import guppy as g', ['guppy', 'g']],
    ['def f(a): return s1.heap()', ['f']],
    ['h == x', []],
    ['h[0] <= h', []],
  ])('%s gives %j', (source, names) => expect([...new Set(namesGivenBy(source))].sort()).toEqual([...names].sort()));
});

describe('expressionFor', () => {
  const after = (...statements: readonly string[]) => {
    const names = consoleNames();
    for (const statement of statements) names.note(statement);
    return (source: string) => names.expressionFor(source);
  };

  it('is the source itself when it uses no name of the console', () => {
    const expression = after('x = 1', 'count = 2');
    expect(expression(' s1.heap().byrcs[0] ')).toBe('s1.heap().byrcs[0]');
    expect(expression('s1.x.count')).toBe('s1.x.count');
    expect(expression("mod('y').z")).toBe("mod('y').z");
  });

  it('writes out what a name stands for', () => {
    const expression = after('x = s1.heap()', 'y = x.bytype', 'd = s2.heap() - x');
    expect(expression('y[0]')).toBe('s1.heap().bytype[0]');
    expect(expression('d.bytype')).toBe('(s2.heap() - s1.heap()).bytype');
    expect(expression('s2.heap() & x')).toBe('s2.heap() & s1.heap()');
    expect(expression('s2.x')).toBe('s2.x');
  });

  it('gives up where it cannot be sure', () => {
    const expression = after('x = s1.heap()', 'a, b = x[0], x[1]', "t = mod('x').t", 'x += 1');
    for (const source of ['x', 'a', '_', '_.more', "mod('a').x & x", '[x for x in h.parts]'])
      expect(expression(source)).toBeUndefined();
  });

  it('forgets what a failed statement would have given', () => {
    const names = consoleNames();
    names.note('x = s1.heap()');
    names.note('x = s1.heep()', false);
    expect(names.expressionFor('x[0]')).toBeUndefined();
  });

  it('knows the first lines of every listing', () => {
    const expression = after('from guppy import hpy', 'hp = hpy()', 'h = hp.heap()');
    expect(expression('h[0].byrcs')).toBe('h[0].byrcs');
    expect(expression('hp.heap()')).toBe('hp.heap()');
  });
});
