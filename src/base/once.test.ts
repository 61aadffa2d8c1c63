import { expect, test } from 'vitest';
import { once } from './once.ts';
import { runToEnd, type Steps } from './steps.ts';

/** Counts to four and tells how often it was begun, broken off and ended. */
function counted(): { door: () => Steps<string>; log: string[] } {
  const log: string[] = [];
  const door = once(
    function* () {
      log.push('begun');
      let ended = false;
      try {
        for (let i = 0; i < 4; i++) yield i / 4;
        ended = true;
        return 'result';
      } finally {
        if (!ended) log.push('broken off');
      }
    },
    () => log.push('done'),
  );
  return { door, log };
}

test('the result is made once', () => {
  const { door, log } = counted();
  expect(runToEnd(door())).toBe('result');
  expect(runToEnd(door())).toBe('result');
  expect(log).toEqual(['begun', 'done']);
});

test('two who ask at once share one computation and both get the result', () => {
  const { door, log } = counted();
  const a = door();
  const b = door();
  expect([a.next().value, b.next().value, a.next().value, b.next().value]).toEqual([0, 0.25, 0.5, 0.75]);
  expect(runToEnd(a)).toBe('result');
  expect(runToEnd(b)).toBe('result');
  expect(log).toEqual(['begun', 'done']);
});

test('one who breaks off does not disturb the other; when all have, nothing is left', () => {
  const { door, log } = counted();
  const a = door();
  const b = door();
  a.next();
  b.next();
  a.return('' as never);
  expect(log).toEqual(['begun']);
  b.return('' as never);
  expect(log).toEqual(['begun', 'broken off']);
  expect(runToEnd(door())).toBe('result');
  expect(log).toEqual(['begun', 'broken off', 'begun', 'done']);
});

test('an error reaches everybody who waits, and the next caller tries again', () => {
  let tries = 0;
  const door = once(function* (): Steps<number> {
    yield 0;
    if (++tries === 1) throw new RangeError('no room');
    return tries;
  });
  const a = door();
  const b = door();
  a.next();
  expect(() => runToEnd(a)).toThrow('no room');
  expect(runToEnd(door())).toBe(2);
  expect(runToEnd(b)).toBe(2);
});

test('an error is not an empty result for one who joined before it', () => {
  const door = once(function* (): Steps<number> {
    yield 0;
    yield 0.5;
    throw new RangeError('no room');
  });
  const a = door();
  const b = door();
  a.next();
  b.next();
  expect(() => runToEnd(a)).toThrow('no room');
  expect(() => runToEnd(b)).toThrow('no room');
});
