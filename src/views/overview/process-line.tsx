import type { ReactNode } from 'react';
import type { SnapshotSummary } from '../../protocol/rows.ts';
import { formatBytes } from '../../wording/format.ts';
import { timeText } from '../app/snapshot-words.ts';
import css from './overview.module.css';

/** Which process, when. What the file does not say is left out. */
export function ProcessLine({ summary }: { readonly summary: SnapshotSummary }): ReactNode {
  const { program, pid, runtime, version, time, rss } = summary.facts;
  const rest = [
    pid === undefined ? '' : `pid ${pid}`,
    `${runtime}${version === undefined ? '' : ` ${version}`}`,
    time === undefined ? '' : timeText(time),
    rss === undefined ? '' : `${formatBytes(rss)} resident`,
  ].filter((text) => text !== '');
  return (
    <p className={css['process']}>
      <strong>{program ?? summary.fileName}</strong>
      {rest.map((text) => (
        <span key={text}>{text}</span>
      ))}
    </p>
  );
}
