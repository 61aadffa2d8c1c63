/** One external store: a value that changes by replacement, and listeners. React reads it through `useSyncExternalStore`. */

export interface Store<State> {
  get(): State;
  /** Replaces the state. Listeners run only when the new value is another one. */
  update(change: (state: State) => State): void;
  /** Calls `listener` after every change until the returned function is called. */
  subscribe(listener: () => void): () => void;
}

/** Makes a store. Listeners may unsubscribe, subscribe and update while they are called. */
export function createStore<State>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    update(change) {
      const next = change(state);
      if (Object.is(next, state)) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
