/** An expression comes out of a link: it must end soon, and take little. */
import { expect, test } from 'vitest';
import { consoleOf } from './testing/console-of.ts';
import { shop } from './testing/shop.ts';

test.each([
  'for i in range(1000000): i',
  '[1 for a in range(1000) for b in range(1000)]',
  "'a' * 10 ** 9",
  '[0] * 10 ** 9',
  '[[0] * 10 ** 7] * 10',
  '2 ** 100000',
  '2 ** 2 ** 2 ** 2 ** 2 ** 2',
  '1 << 10 ** 6',
  'range(10 ** 9)',
  "'%1000000d' % 1",
  "f'{1:>1000000}'",
  "'{:>99999}'.format(1)",
  "'a'.ljust(10 ** 9)",
  `x = 'a'\n${'x = x + x\n'.repeat(60)}`,
  `x = [0]\n${'x = x + x\n'.repeat(60)}`,
  `x = []\n${'x = [x, x]\n'.repeat(100)}print(x)`,
  `x = []\n${'x = [x, x]\n'.repeat(30)}print(x)`,
  `x = []\ny = []\n${'x = [x]\ny = [y]\n'.repeat(100)}x == y`,
  "int('9' * 5000)",
  "x = 'a' * 10 ** 6\nfor i in range(10 ** 5): x.replace('a', 'bb')",
])('%s is stopped', (source) => {
  const start = performance.now();
  expect(consoleOf(shop()).run(source)).toMatch(/(^|\n)budget: .*\n$/);
  expect(performance.now() - start).toBeLessThan(10_000);
});

test('a run that is stopped leaves the console usable', () => {
  const console = consoleOf(shop());
  console.run('for i in range(1000000): i');
  expect(console.text('h.count')).toBe('13');
});
