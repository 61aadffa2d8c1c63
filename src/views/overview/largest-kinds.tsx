import type { ReactNode } from 'react';
import type { Overview } from '../../protocol/rows.ts';
import { formatBytes, formatCount, formatCounted, formatExactBytes, formatShare } from '../../wording/format.ts';
import css from './overview.module.css';

/** The largest kinds as numbers; each name opens its objects. */
export function LargestKinds(props: {
  readonly overview: Overview;
  readonly onShow: (expression: string) => void;
}): ReactNode {
  const { id, largest, kinds, reachable } = props.overview;
  return (
    <div className={css['largest']}>
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">Count</th>
            <th scope="col">Size</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {largest.map((row) => (
            <tr key={row.index}>
              <th scope="row">
                <button
                  type="button"
                  className={css['evidence']}
                  data-tip={row.name}
                  onClick={() => props.onShow(`${id}.heap()[${row.index}]`)}
                >
                  {row.name}
                </button>
              </th>
              <td>{formatCount(row.count)}</td>
              <td data-tip={formatExactBytes(row.size)}>{formatBytes(row.size)}</td>
              <td>{formatShare(reachable.size === 0 ? undefined : row.size / reachable.size)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className={css['evidence']} onClick={() => props.onShow(`${id}.heap()`)}>
        All {formatCounted(kinds, 'kind', 'kinds')}
      </button>
    </div>
  );
}
