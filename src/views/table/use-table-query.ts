import { selectedSnapshot } from '../../client/app-state.ts';
import type { Query } from '../../protocol/service.ts';
import { useAppState } from '../app/app-context.ts';

/** What the table shows: the expression of the place, else all objects of the snapshot at hand. */
export function useTableQuery(): Query {
  const expression = useAppState((s) => s.location.expression);
  const snapshot = useAppState(selectedSnapshot);
  const selected = snapshot?.summary.id;
  return { expression: expression === '' ? `${selected ?? 's1'}.heap()` : expression, selected };
}
