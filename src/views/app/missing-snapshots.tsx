import type { ReactNode } from 'react';
import { snapshotsIn } from '../../client/expression.ts';
import { Button } from '../../ui/button.tsx';
import { useApp, useAppState } from './app-context.ts';
import css from './app.module.css';

/** A link was opened before its files: says which are missing, and waits for the drop. */
export function MissingSnapshots(props: { readonly onOpen: () => void }): ReactNode {
  const app = useApp();
  const at = useAppState((s) => s.location);
  const names = snapshotsIn(at.expression);
  const missing = names.length > 0 ? names : [at.snapshot === '' ? 's1' : at.snapshot];
  return (
    <section className={css['missing']} aria-label="Missing snapshots">
      <h2 className={css['lead']}>
        This link needs {missing.length === 1 ? 'a snapshot' : `${missing.length} snapshots`}
      </h2>
      <p>
        A link carries the view, never the data. Drop the {missing.length === 1 ? 'file' : 'files, in this order,'} here
        and the view opens.
      </p>
      <ul className={css['facts']}>
        {missing.map((name) => {
          const hash = at.files.find((f) => f.name === name)?.hash;
          return (
            <li key={name}>
              <strong>{name}</strong>
              {hash === undefined ? null : (
                <>
                  {' '}
                  content <code>{hash}</code>
                </>
              )}
            </li>
          );
        })}
      </ul>
      {at.expression === '' ? null : (
        <p>
          View: <code>{at.expression}</code>
        </p>
      )}
      <p className={css['actions']}>
        <Button weight="main" onClick={props.onOpen} label="Open snapshots">
          Open
        </Button>
        <Button
          onClick={() =>
            app.go({
              view: '',
              snapshot: '',
              expression: '',
              filter: '',
              sort: undefined,
              selection: { kind: 'none' },
              files: [],
            })
          }
        >
          Start without the link
        </Button>
      </p>
    </section>
  );
}
