import { describe, expect, it } from 'vitest';
import { tabAfterKey, tabId } from './tabs.tsx';

describe('tabs', () => {
  it('walks around the ends', () => {
    expect(tabAfterKey('ArrowRight', 2, 3)).toBe(0);
    expect(tabAfterKey('ArrowLeft', 0, 3)).toBe(2);
    expect(tabAfterKey('Home', 2, 3)).toBe(0);
    expect(tabAfterKey('End', 0, 3)).toBe(2);
    expect(tabAfterKey('Enter', 0, 3)).toBeUndefined();
  });

  it('names tabs by their panel', () => {
    expect(tabId('view', 'table')).not.toBe(tabId('pane', 'table'));
  });
});
