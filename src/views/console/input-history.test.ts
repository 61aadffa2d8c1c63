import { describe, expect, it } from 'vitest';
import { historyAfterKey } from './input-history.ts';

const press = (key: string) => ({ key, shiftKey: false, altKey: false });

describe('history of the console', () => {
  it('walks back from the newest, stops at the oldest, and returns to the empty line', () => {
    expect(historyAfterKey(press('ArrowUp'), undefined, 3, true, true)).toEqual({ at: 2 });
    expect(historyAfterKey(press('ArrowUp'), 0, 3, true, true)).toEqual({ at: 0 });
    expect(historyAfterKey(press('ArrowDown'), 1, 3, true, true)).toEqual({ at: 2 });
    expect(historyAfterKey(press('ArrowDown'), 2, 3, true, true)).toEqual({ at: undefined });
  });

  it('leaves the arrows to the cursor inside several lines', () => {
    expect(historyAfterKey(press('ArrowUp'), undefined, 3, false, true)).toBeUndefined();
    expect(historyAfterKey(press('ArrowDown'), 1, 3, true, false)).toBeUndefined();
    expect(historyAfterKey(press('ArrowDown'), undefined, 3, true, true)).toBeUndefined();
  });

  it('does nothing without history', () => {
    expect(historyAfterKey(press('ArrowUp'), undefined, 0, true, true)).toBeUndefined();
  });
});
