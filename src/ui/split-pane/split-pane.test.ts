import { describe, expect, it } from 'vitest';
import { splitAfterKey } from './split-pane.tsx';

describe('splitter keys', () => {
  it('moves within its bounds and leaves other keys alone', () => {
    expect(splitAfterKey('ArrowUp', 60)).toBe(56);
    expect(splitAfterKey('ArrowDown', 89)).toBe(90);
    expect(splitAfterKey('Home', 60)).toBe(15);
    expect(splitAfterKey('End', 60)).toBe(90);
    expect(splitAfterKey('ArrowUp', 15)).toBe(15);
    expect(splitAfterKey('a', 60)).toBeUndefined();
  });
});
