import { describe, expect, test } from 'vitest';
import { HeapyError } from '../heapy-error.ts';
import { parseExpression, parseStatements } from './parse.ts';
import { spell } from './testing/spell.ts';

/** The error that parsing a source gives. */
function errorOf(source: string): HeapyError {
  try {
    parseStatements(source);
  } catch (error) {
    if (error instanceof HeapyError) return error;
    throw error;
  }
  throw new Error(`${source} parsed`);
}

describe('what the language has', () => {
  test.each([
    ['s1.heap().byrcs[0]', '(. (call (. s1 heap)) byrcs)[0]'],
    ['h[1:2]', 'h[1:2:]'],
    ['h[::2]', 'h[::2]'],
    ['h[:]', 'h[::]'],
    ['h[-1]', 'h[(- 1)]'],
    ['a - b & c | d ^ e', '(| (& (- a b) c) (^ d e))'],
    ['not a and b or c', '(or (and (not a) b) c)'],
    ['a and not b or not not c', '(or (and a (not b)) (not (not c)))'],
    ['a < b <= c', '(compare a < b <= c)'],
    ['a not in b', '(compare a not in b)'],
    ['a is not None', '(compare a is not None)'],
    ['(a and b) == c', '(compare (and a b) == c)'],
    ['a if b else c if d else e', '(if b a (if d c e))'],
    ['-2 ** 2', '(- (** 2 2))'],
    ['2 ** -1', '(** 2 (- 1))'],
    ['~h', '(~ h)'],
    ['f(1, k=2)', '(call f 1 k=2)'],
    ['()', '()'],
    ['(1,)', '(1,)'],
    ['1, 2', '(1, 2,)'],
    ['[1, 2]', '[1, 2]'],
    ['sum(x.size for x in y if x)', '(call sum (for x in y if x : (. x size)))'],
    ["'a' \"b\" r'\\n' '''c\nd'''", JSON.stringify('ab\\nc\nd')],
    ["'\\x41\\u00e9\\101\\q'", JSON.stringify('AéA\\q')],
    ["f'{a!r:>{w}} {{x}}'", "f'{a!r:>{w}} {x}'"],
    ['0x_1F + 1_000 + 0b11', '(+ (+ 31 1000) 3)'],
    ['1.5e3', '1500.0'],
    ['  h  # comment', 'h'],
  ])('%s', (source, spelled) => {
    expect(spell(parseExpression(source))).toBe(spelled);
  });

  test('statements by line and by semicolon, each with its range', () => {
    const source = 'x = y = 3; del x\n# nothing\nfor a, b in c:\n  print(a)\nprint(1, sep="")\n';
    expect(parseStatements(source).map((s) => [s.kind, source.slice(s.range.from, s.range.to).trimEnd()])).toEqual([
      ['assign', 'x = y = 3'],
      ['delete', 'del x'],
      ['for', 'for a, b in c:\n  print(a)'],
      ['expression', 'print(1, sep="")'],
    ]);
  });
});

describe('what it refuses', () => {
  test.each([
    ['lambda: 1', '`lambda` is not part of this language', 0],
    ['x = {1: 2}', 'a dict display is not part of this language', 4],
    ['def f(*a): pass', '`*` is not part of this language here: a parameter is a name, or a name and its default', 6],
    [
      'def f(a: int): pass',
      '`: int` is not part of this language here: a parameter is a name, or a name and its default',
      7,
    ],
    ['def f(a, a): pass', "duplicate argument 'a' in function definition", 9],
    ['def f(a=1, b): pass', 'parameter without a default follows parameter with a default', 11],
    ['async def f(): pass', '`async` is not part of this language', 0],
    ['return 1', "'return' outside function", 0],
    ['while x: pass', '`while` is not part of this language', 0],
    ['f(*a)', '`*` arguments are not part of this language', 2],
    ['a @ b', '`@` is not part of this language', 2],
    ['x[1, 2]', 'several indices between brackets are not part of this language', 3],
    ["b'a'", 'bytes literals are not part of this language', 0],
    ['1j', 'complex numbers are not part of this language', 0],
    ['f(a=1, b)', 'positional argument follows keyword argument', 7],
    ['a.b = 1', 'only names can be assigned to', 0],
    ['print 3', "Missing parentheses in call to 'print'", 0],
    ['(a', "'(' was never closed", 0],
    ['a)', "unmatched ')'", 1],
    ['(a]', "closing ']' does not match opening '('", 2],
    ["'abc", 'unterminated string literal', 0],
    ['a b', 'invalid syntax: b is not valid here', 2],
    ['a +', 'invalid syntax: unexpected end', 3],
    ['007', 'leading zeros in decimal integer literals are not permitted', 0],
    ['a == not b', 'invalid syntax: not is not valid here', 5],
  ])('%s', (source, message, from) => {
    const error = errorOf(source);
    expect([error.code, error.message, error.range?.from]).toEqual(['syntax', message, from]);
  });

  test('more than 100 brackets, before the grammar sees them', () => {
    expect(errorOf('('.repeat(101) + ')'.repeat(101)).message).toBe('more than 100 nested brackets');
    expect(errorOf('('.repeat(20_000)).message).toBe('more than 100 nested brackets');
    expect(parseExpression('('.repeat(99) + 'a' + ')'.repeat(99)).kind).toBe('name');
    expect(parseExpression(`'${'('.repeat(200)}'`).kind).toBe('literal');
  });

  test('a statement above 4 KiB, not a source of many small ones', () => {
    expect(errorOf(`x = '${'a'.repeat(4096)}'`).message).toBe('a statement is longer than 4096 characters');
    expect(parseStatements('x = 1\n'.repeat(2000))).toHaveLength(2000);
    expect(errorOf('x = 1\n'.repeat(50_000)).message).toBe('the source is longer than 262144 characters');
  });

  test('chains deeper than 250', () => {
    expect(errorOf(`a${'.b'.repeat(300)}`).message).toBe('more than 250 nested operations');
    expect(errorOf(`${'-'.repeat(300)}a`).message).toBe('more than 250 nested operations');
    expect(errorOf(`${'-'.repeat(4000)}a`).code).toBe('syntax');
  });

  test('an expression is one expression', () => {
    expect(() => parseExpression('a = 1')).toThrow('an expression is expected here, not a statement');
    expect(() => parseExpression('a; b')).toThrow('one expression is expected here, not several statements');
    expect(() => parseExpression('')).toThrow('an expression is expected');
  });
});
