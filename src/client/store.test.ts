import { describe, expect, it, vi } from 'vitest';
import { createStore } from './store.ts';

describe('store', () => {
  it('tells listeners of a change, and only of a change', () => {
    const store = createStore({ n: 1 });
    const listener = vi.fn();
    store.subscribe(listener);
    store.update((s) => s);
    expect(listener).not.toHaveBeenCalled();
    store.update((s) => ({ n: s.n + 1 }));
    expect(listener).toHaveBeenCalledTimes(1);
    expect(store.get()).toEqual({ n: 2 });
  });

  it('stops telling after unsubscribing, also while it tells', () => {
    const store = createStore(0);
    const second = vi.fn();
    const stopFirst = store.subscribe(() => stopFirst());
    store.subscribe(second);
    store.update((n) => n + 1);
    store.update((n) => n + 1);
    expect(second).toHaveBeenCalledTimes(2);
  });

  it('lets a listener update again', () => {
    const store = createStore(0);
    store.subscribe(() => store.update((n) => (n < 5 ? n + 1 : n)));
    store.update(() => 1);
    expect(store.get()).toBe(5);
  });
});
