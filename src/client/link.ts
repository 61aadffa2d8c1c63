/** Links and the files they were made with: what a place says of contents, and how it is bound to the files that come. */
import { currentSnapshot, selectedSnapshot, type AppState, type OpenSnapshot } from './app-state.ts';
import { dependsOnSelected, snapshotOf, snapshotsIn, withSwapped } from './expression.ts';
import type { FileMark, Location } from './location.ts';

const MARK_DIGITS = 12;

/** The snapshot that a place selects: the one its expression begins with, unless the selected one has a meaning in it. */
export function withSnapshotOf(at: Location, open: readonly OpenSnapshot[]): Location {
  if (dependsOnSelected(at.expression)) {
    const selected = selectedSnapshot({ snapshots: open, location: at })?.summary.id;
    return { ...at, snapshot: selected ?? at.snapshot };
  }
  const first = snapshotOf(at.expression);
  return first !== undefined && open.some((s) => s.summary.id === first) ? { ...at, snapshot: first } : at;
}

/** A link names the contents of the snapshots that it speaks of, so that another file under the same name is noticed. */
export function marksFor(at: Location, open: readonly OpenSnapshot[], old: readonly FileMark[]): readonly FileMark[] {
  const state = { snapshots: open, location: at };
  const named = snapshotsIn(at.expression);
  const selected = dependsOnSelected(at.expression) ? selectedSnapshot(state) : undefined;
  const spoken = named.length === 0 ? (selected ?? currentSnapshot(state)) : selected;
  return [...new Set([...named, ...(spoken === undefined ? [] : [spoken.summary.id])])].flatMap((name) => {
    const snapshot = open.find((s) => s.summary.id === name);
    const mark = snapshot === undefined ? undefined : { name, hash: hashOf(snapshot).slice(0, MARK_DIGITS) };
    return mark ?? old.find((f) => f.name === name) ?? [];
  });
}

/** Takes a file that has just been opened for the one that the link was made with, whatever its name was then; notes one of other content. */
export function bound(state: AppState, opened: OpenSnapshot): AppState {
  const name = opened.summary.id;
  const { location: at, snapshots } = state;
  const isOpen = (mark: FileMark): boolean =>
    snapshots.some((s) => s !== opened && s.summary.id === mark.name && hashOf(s).startsWith(mark.hash));
  const own = at.files.find((f) => f.name === name);
  if (own !== undefined && hashOf(opened).startsWith(own.hash)) return state;
  const meant = at.files.find((f) => hashOf(opened).startsWith(f.hash) && !isOpen(f));
  if (meant !== undefined) {
    const mismatched = state.mismatched.filter((m) => m !== meant.name);
    return { ...state, location: renamed(at, meant.name, name), mismatched };
  }
  return own === undefined ? state : { ...state, mismatched: [...state.mismatched, name] };
}

/** The place with two snapshots exchanged, and the second selected. */
function renamed(at: Location, from: string, to: string): Location {
  const swapped = (name: string): string => (name === from ? to : name === to ? from : name);
  const { selection } = at;
  return {
    ...at,
    snapshot: at.snapshot === '' || at.snapshot === from ? to : swapped(at.snapshot),
    expression: withSwapped(at.expression, from, to),
    selection: selection.kind === 'object' ? { ...selection, snapshot: swapped(selection.snapshot) } : selection,
    files: at.files.map((f) => ({ ...f, name: swapped(f.name) })),
  };
}

function hashOf({ summary }: OpenSnapshot): string {
  return summary.contentHash.toLowerCase();
}
