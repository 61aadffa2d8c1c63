import { currentSnapshot } from '../../client/app-state.ts';
import type { CompletionOption } from '../../ui/completion/completed.ts';
import { useApp } from './app-context.ts';

/** Completions of the language for a field; none when the service has nothing to say. */
export function useCompletions(): (source: string, position: number) => Promise<readonly CompletionOption[]> {
  const app = useApp();
  return async (source, position) => {
    const outcome = await app.service().complete(source, position, currentSnapshot(app.store.get())?.summary.id);
    return outcome.ok ? outcome.value : [];
  };
}
