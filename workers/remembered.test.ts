import { describe, expect, it, vi } from 'vitest';
import { runToEnd, type Steps } from '../src/base/steps.ts';
import { remembered } from './remembered.ts';

function* slowly(value: string, steps = 3): Steps<string> {
  for (let i = 0; i < steps; i++) yield i / steps;
  return value;
}
const byLength = (limit: number) => remembered<string>(limit, (value) => value.length);

describe('remembered', () => {
  it('computes once', () => {
    const memory = byLength(100);
    const compute = vi.fn(() => slowly('aaa'));
    expect(runToEnd(memory.get('a', compute))).toBe('aaa');
    expect(runToEnd(memory.get('a', compute))).toBe('aaa');
    expect(compute).toHaveBeenCalledOnce();
    expect(memory.heldBytes()).toBe(3);
  });

  it('computes once for two at the same time', () => {
    const memory = byLength(100);
    const compute = vi.fn(() => slowly('aaa'));
    const [first, second] = [memory.get('a', compute), memory.get('a', compute)];
    first.next();
    second.next();
    expect(runToEnd(first)).toBe('aaa');
    expect(runToEnd(second)).toBe('aaa');
    expect(compute).toHaveBeenCalledOnce();
  });

  it('forgets what was used longest ago, and keeps the newest however large', () => {
    const memory = byLength(6);
    const ask = (key: string, compute = () => slowly(key.repeat(3))) => runToEnd(memory.get(key, compute));
    ask('a');
    ask('b');
    ask('a');
    ask('c');
    const again = vi.fn(() => slowly('bbb'));
    ask('a', () => {
      throw new Error('was kept');
    });
    ask('b', again);
    expect(again).toHaveBeenCalledOnce();
    ask('d', () => slowly('d'.repeat(50)));
    expect(memory.heldBytes()).toBe(50);
  });

  it('does not remember what was begun before it was cleared', () => {
    const memory = byLength(100);
    const old = memory.get('a', () => slowly('old'));
    old.next();
    memory.clear();
    expect(runToEnd(old)).toBe('old');
    expect(memory.heldBytes()).toBe(0);
    expect(runToEnd(memory.get('a', () => slowly('new')))).toBe('new');
  });

  it('holds nothing of what was broken off', () => {
    const memory = byLength(100);
    const free = vi.fn();
    const steps = memory.get('a', function* () {
      try {
        yield 0;
        return 'a';
      } finally {
        free();
      }
    });
    steps.next();
    steps.return('');
    expect(free).toHaveBeenCalledOnce();
    expect(memory.heldBytes()).toBe(0);
  });
});
