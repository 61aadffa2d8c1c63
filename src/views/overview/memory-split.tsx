import type { ReactNode } from 'react';
import type { Overview, SnapshotSummary } from '../../protocol/rows.ts';
import { formatBytes, formatCount, formatExactBytes, formatShare } from '../../wording/format.ts';
import css from './overview.module.css';

interface Share {
  readonly name: string;
  readonly size: number;
  readonly count: number | undefined;
  readonly mark: string;
  readonly note: string;
  readonly expression: string | undefined;
}

/** The parts of the process's memory, as far as the file knows them: one bar, and the same numbers as a list. */
export function MemorySplit(props: {
  readonly summary: SnapshotSummary;
  readonly overview: Overview;
  readonly onShow: (expression: string) => void;
}): ReactNode {
  const shares = sharesOf(props.summary, props.overview);
  const whole = shares.reduce((sum, share) => sum + share.size, 0);
  return (
    <section aria-labelledby="totals">
      <h2 id="totals">Totals</h2>
      <div className={css['split']} aria-hidden="true">
        {shares.map((share) => (
          <span
            key={share.name}
            className={css[share.mark]}
            style={{ flexGrow: share.size }}
            data-tip={`${share.name}: ${formatBytes(share.size)}`}
          />
        ))}
      </div>
      <dl className={css['shares']}>
        {shares.map((share) => {
          const { expression } = share;
          return (
            <div key={share.name} className={css['share']}>
              <dt>
                <span className={css[share.mark]} aria-hidden="true" />
                {expression === undefined ? (
                  share.name
                ) : (
                  <button
                    type="button"
                    className={css['evidence']}
                    data-tip={expression}
                    onClick={() => props.onShow(expression)}
                  >
                    {share.name}
                  </button>
                )}
              </dt>
              <dd className={css['amount']} data-tip={formatExactBytes(share.size)}>
                {formatBytes(share.size)}{' '}
                <span className={css['quiet']}>{formatShare(whole === 0 ? undefined : share.size / whole)}</span>
              </dd>
              <dd className={css['quiet']}>
                {share.count === undefined ? '' : `${formatCount(share.count)} objects · `}
                {share.note}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

/** Measured where the file says so; what is estimated or only the rest of the process says so. Parts of no size are left out. */
export function sharesOf(summary: SnapshotSummary, overview: Overview): readonly Share[] {
  const { id, reachable, unreachable, hidden, hiddenBytes } = overview;
  const known = reachable.size + unreachable.size + hidden.size + hiddenBytes;
  const { rss } = summary.facts;
  const shares: readonly Share[] = [
    { name: 'Reachable objects', ...reachable, mark: 'reachable', note: 'measured', expression: `${id}.heap()` },
    {
      name: 'Unreachable objects',
      ...unreachable,
      mark: 'unreachable',
      note: 'measured; nothing reaches them',
      expression: `${id}.heapu(stat=False)`,
    },
    {
      name: 'Objects of the capture',
      ...hidden,
      mark: 'hidden',
      note: 'left out of every table',
      expression: undefined,
    },
    {
      name: 'Attribute values inside objects',
      size: hiddenBytes,
      count: undefined,
      mark: 'estimated',
      note: 'estimated; in no object’s size',
      expression: undefined,
    },
    {
      name: 'Outside the heap',
      size: rss === undefined ? 0 : rss - known,
      count: undefined,
      mark: 'outside',
      note: 'resident memory less the parts above; not visible in a snapshot',
      expression: undefined,
    },
  ];
  return shares.filter((share) => share.size > 0);
}
