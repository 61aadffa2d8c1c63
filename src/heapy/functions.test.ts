/** Functions of a listing: arguments, names, returning, and what stops a recursion. */
import { describe, expect, test } from 'vitest';
import { consoleOf } from './testing/console-of.ts';
import { shop } from './testing/shop.ts';

const run = (source: string): string => consoleOf(shop()).run(source);

describe('functions', () => {
  test.each([
    ['def f(a, b=2, c=3): return a, b, c\nprint(f(1), f(1, c=5), f(b=7, a=6))', '(1, 2, 3) (1, 2, 5) (6, 7, 3)\n'],
    ['def f():\n  x = 1\nprint(f())', 'None\n'],
    ['def f(n):\n  for i in range(9):\n    if i * i > n: return i\n  return "none"\nprint(f(10), f(999))', '4 none\n'],
    ['x = 1\ndef f():\n  x = 2\n  return x\nprint(f(), x)', '2 1\n'],
    ['def f(): return y\ny = 5\nprint(f())', '5\n'],
    ['y = 1\ndef f(a=y): return a\ny = 2\nprint(f())', '1\n'],
    ['def fact(n): return 1 if n == 0 else n * fact(n - 1)\nprint(fact(20))', '2432902008176640000\n'],
    [
      'def outer(n):\n  def inner(m): return n * m\n  return inner\nprint(outer(3)(4), [f(2) for f in [outer(5)]])',
      '12 [10]\n',
    ],
    ['def f(s):\n  print("in", s.count)\n  return s.bytype\nprint(f(h) == h)', 'in 13\nTrue\n'],
    ['def f(n): return n[0]\nprint(f([x for n in [7] for x in [n + 1]]))', '8\n'],
    ['def f(): pass\nprint(f)', '<function f>\n'],
    ['def f(a): return a\nf()', "type: f() misses its argument 'a'\n"],
    ['def f(a): return a\nf(1, 2)', 'type: f() takes 1 arguments, 2 were given\n'],
    ['def f(a): return a\nf(b=1)', "type: f() has no argument 'b'; did you mean a?\n"],
    ['def f(): return nope\nf()', "name: name 'nope' is not defined\n"],
    ['def f():\n  z = 1\nf()\nz', "name: name 'z' is not defined; did you mean f or h?\n"],
  ])('%s', (source, printed) => expect(run(source)).toBe(printed));

  test('a recursion without end is stopped, and the console goes on', () => {
    const console = consoleOf(shop());
    const stopped = 'budget: functions call one another more than 60 deep\n';
    expect(console.run('def f(n): return f(n + 1)\nf(0)')).toBe(stopped);
    expect(console.run('def g(n):\n  for i in [1]:\n    if i: h2(n)\ndef h2(n): g(n)\ng(0)')).toBe(stopped);
    expect(console.run('print(1)')).toBe('1\n');
  });

  test('a recursion through the deepest expressions ends in the same error, not in that of the machine', () => {
    const nested = `${'-('.repeat(110)}f(n + 1)${')'.repeat(110)}`;
    expect(run(`def f(n): return ${nested}\nf(0)`)).toMatch(/^(budget|syntax): /);
    const listed = `${'['.repeat(95)}f(n + 1)${']'.repeat(95)}`;
    expect(run(`def f(n): return ${listed}\nf(0)`)).toMatch(/^(budget|syntax): /);
    const joined = `n${' + 1'.repeat(200)} + f(n)`;
    expect(run(`def f(n): return f(n)${' + 1'.repeat(200)}\nf(0)`)).toMatch(/^(budget|syntax): /);
    expect(run(`def f(n): return ${joined}\nf(0)`)).toMatch(/^(budget|syntax): /);
  });

  test('two calls a call are stopped by the number of steps', () => {
    expect(run('def f(n):\n  if n == 0: return 1\n  return f(n - 1) + f(n - 1)\nf(40)')).toMatch(
      /^budget: took more than/,
    );
  });

  test('the run that calls a function pays and prints, not the run that defined it', () => {
    const console = consoleOf(shop());
    console.run('def f(): print("here")\ndef work():\n  for i in range(9000): i + 1\np = print');
    expect(console.run('f()')).toBe('here\n');
    expect(console.run('p("there")')).toBe('there\n');
    expect(Array.from({ length: 6 }, () => console.run('work()'))).toEqual(Array(6).fill(''));
  });
});
