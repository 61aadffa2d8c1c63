import type { ReactNode } from 'react';
import { currentSnapshot, type OpenSnapshot } from '../../client/app-state.ts';
import type { Theme } from '../../client/preferences.ts';
import { Button } from '../../ui/button.tsx';
import { MenuButton } from '../../ui/menu/menu-button.tsx';
import { formatBytes, formatCounted } from '../../wording/format.ts';
import { useApp, useAppState } from './app-context.ts';
import css from './header.module.css';
import { timeText } from './snapshot-words.ts';

const THEMES: readonly { readonly id: Theme; readonly title: string; readonly note?: string }[] = [
  { id: 'system', title: 'System theme' },
  { id: 'light', title: 'Light theme' },
  { id: 'dark', title: 'Dark theme' },
];

/** What is open, its totals, and what concerns the whole page. */
export function Header(props: {
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
  readonly onOpen: () => void;
  readonly onHelp: () => void;
}): ReactNode {
  const snapshots = useAppState((s) => s.snapshots);
  const current = useAppState(currentSnapshot);
  return (
    <header className={css['header']}>
      <h1 className={css['brand']}>
        <Mark />
        Heapglass
      </h1>
      {current === undefined ? null : <SnapshotSwitcher snapshots={snapshots} current={current} />}
      <span className={css['space']} />
      {current === undefined ? null : (
        <Button onClick={props.onOpen} label="Open snapshots" tip="Choose files (Ctrl O), or drop them anywhere">
          Open…
        </Button>
      )}
      <MenuButton
        label="Theme"
        face="◐"
        align="end"
        items={THEMES}
        chosen={props.theme}
        onChoose={(id) => props.onTheme(THEMES.find((t) => t.id === id)?.id ?? 'system')}
      />
      <Button weight="quiet" onClick={props.onHelp} label="Help" tip="Keys, words, promises (?)">
        ?
      </Button>
    </header>
  );
}

function SnapshotSwitcher(props: {
  readonly snapshots: readonly OpenSnapshot[];
  readonly current: OpenSnapshot;
}): ReactNode {
  const app = useApp();
  const { summary } = props.current;
  const choose = (id: string): void => {
    if (id === 'close') app.closeSnapshot(summary.id);
    else app.go({ snapshot: id, expression: '', selection: { kind: 'none' }, filter: '', sort: undefined });
  };
  return (
    <>
      <MenuButton
        label="Snapshot"
        chosen={summary.id}
        face={`${summary.id} · ${summary.fileName}`}
        items={[
          ...props.snapshots.map(({ summary: s }) => ({
            id: s.id as string,
            title: `${s.id} · ${s.fileName}`,
            note: [timeText(s.facts.time), formatCounted(s.objects, 'object', 'objects'), formatBytes(s.bytes)].join(
              ' · ',
            ),
          })),
          { id: 'close', title: `Close ${summary.id}`, note: 'Frees its memory.' },
        ]}
        onChoose={choose}
      />
      <span className={css['totals']}>
        {formatBytes(summary.bytes)} · {formatCounted(summary.objects, 'object', 'objects')}
      </span>
    </>
  );
}

/** The sign of the page, as in `icon.svg`, in the colours of the theme. */
function Mark(): ReactNode {
  return (
    <svg className={css['mark']} viewBox="0 0 32 32" aria-hidden="true">
      <path d="M7 4h18v5a9 9 0 0 1-5.500 7 9 9 0 0 1 5.500 7v5H7v-5a9 9 0 0 1 5.500-7A9 9 0 0 1 7 9z" />
      <path
        className={css['sand']}
        d="M10.500 9.500h11A6.500 6.500 0 0 1 16 14a6.500 6.500 0 0 1-5.500-4.500zM10 25v-1.500a6 5 0 0 1 12 0V25z"
      />
    </svg>
  );
}
