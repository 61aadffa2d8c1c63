import { createContext, useContext, useSyncExternalStore } from 'react';
import type { AppState } from '../../client/app-state.ts';
import type { App } from '../../client/app.ts';

/** The page's mind, for every component below the root. */
export const AppContext = createContext<App | undefined>(undefined);

/** Throws outside of `AppContext`. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (app === undefined) throw new Error('useApp outside of AppContext');
  return app;
}

/** A part of the state. `select` must give the same object while nothing changed: pick, never build. */
export function useAppState<T>(select: (state: AppState) => T): T {
  const { store } = useApp();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
