import type { ReactNode } from 'react';
import { visibleText } from '../../base/visible-text.ts';
import type { Query } from '../../protocol/service.ts';
import { Button } from '../../ui/button.tsx';
import { useApp, useAppState } from '../app/app-context.ts';
import { useAnswer, valueOf } from '../app/use-answer.ts';
import { similarNames } from './similar-names.ts';
import css from './table.module.css';

/** Why a table is empty, and what can be done. With `kindsOf` it offers kinds whose names are similar. */
export function NoRows(props: { readonly counted: string; readonly all: number; readonly kindsOf?: Query }): ReactNode {
  const app = useApp();
  const filter = useAppState((s) => s.location.filter);
  if (filter === '' || props.all === 0) return <p>This set is empty: no object of the snapshot is in it.</p>;
  return (
    <div className={css['emptied']}>
      <p>
        None of {props.all.toLocaleString()} {props.counted} has <code>{filter}</code> in its name.
      </p>
      {props.kindsOf === undefined ? null : <Similar query={props.kindsOf} filter={filter} />}
      <Button onClick={() => app.go({ filter: '' }, 'replace')}>Clear filter</Button>
    </div>
  );
}

const MOST = 3;
/** Kinds that are looked through: the largest. */
const CANDIDATES = 2000;

function Similar({ query, filter }: { readonly query: Query; readonly filter: string }): ReactNode {
  const app = useApp();
  const answer = useAnswer(JSON.stringify(query), (service, job) =>
    service.kinds(job, query, { start: 0, end: CANDIDATES, sort: undefined, filter: '' }),
  );
  const kinds = valueOf(answer)?.rows.map((row) => row.name) ?? [];
  const similar = similarNames(filter, kinds, MOST);
  if (similar.length === 0) return null;
  return (
    <p>
      {similar.length} similar:{' '}
      {similar.map((name, i) => (
        <span key={name}>
          {i === 0 ? null : ', '}
          <button type="button" className={css['crumb']} onClick={() => app.go({ filter: name }, 'replace')}>
            {visibleText(name)}
          </button>
        </span>
      ))}
    </p>
  );
}
