/** First after a drop: which process this was, one plain sentence of what fills it, and what the file can answer. */
import { lazy, Suspense, type ReactNode } from 'react';
import { placeOf } from '../../client/location.ts';
import { currentSnapshot } from '../../client/app-state.ts';
import type { Overview, SnapshotSummary } from '../../protocol/rows.ts';
import { ProgressBar } from '../../ui/progress/progress-bar.tsx';
import { capitalised, formatBytes, formatCounted } from '../../wording/format.ts';
import { warningText } from '../../wording/warning-text.ts';
import { useApp, useAppState } from '../app/app-context.ts';
import { FailureBanner } from '../app/failure-banner.tsx';
import { useAnswer } from '../app/use-answer.ts';
import type { View } from '../view.ts';
import { Evidence } from './evidence.tsx';
import { FactsOfFile } from './facts-of-file.tsx';
import { LargestKinds } from './largest-kinds.tsx';
import { MemorySplit } from './memory-split.tsx';
import { ProcessLine } from './process-line.tsx';
import css from './overview.module.css';
import { sentencesOf } from './sentence.ts';

export const overviewView: View = { id: 'overview', title: 'Overview', hasPane: false, Component: OverviewView };

const AmountBars = lazy(() => import('../../ui/chart/bar-chart.tsx'));

function OverviewView(): ReactNode {
  const current = useAppState(currentSnapshot);
  const answer = useAnswer(current?.summary.id, (service, job, onProgress) =>
    service.overview(job, current?.summary.id ?? ('s1' as SnapshotSummary['id']), onProgress),
  );
  if (current === undefined) return null;
  const { summary } = current;
  const overview = answer.kind === 'ready' && answer.value.id === summary.id ? answer.value : undefined;
  return (
    // Scrolls, so it must be reachable by keyboard.
    <div className={css['page']} tabIndex={0} role="region" aria-label="Overview">
      <ProcessLine summary={summary} />
      {overview !== undefined ? (
        <Told summary={summary} overview={overview} />
      ) : answer.kind === 'failed' ? (
        <FailureBanner failure={answer.failure} subject={summary.fileName} />
      ) : (
        <p className={css['working']}>
          {answer.kind === 'loading' && answer.progress !== undefined ? (
            <>
              {capitalised(answer.progress.phase)}{' '}
              <ProgressBar label={capitalised(answer.progress.phase)} fraction={answer.progress.fraction} />
            </>
          ) : null}
        </p>
      )}
      {summary.warnings.length === 0 ? null : (
        <section aria-labelledby="remarks">
          <h2 id="remarks">Remarks of the reader</h2>
          <ul className={css['list']}>
            {summary.warnings.map((warning, i) => (
              <li key={i}>{warningText(warning)}</li>
            ))}
          </ul>
        </section>
      )}
      <FactsOfFile summary={summary} />
    </div>
  );
}

function Told(props: { readonly summary: SnapshotSummary; readonly overview: Overview }): ReactNode {
  const app = useApp();
  const { summary, overview } = props;
  const { largest, id } = overview;
  const show = (expression: string): void => app.go({ view: 'table', ...placeOf(expression) });
  const bars = largest.map((row) => ({ name: row.name, amount: row.size, label: formatBytes(row.size) }));
  return (
    <>
      <section className={css['finding']} aria-label="Finding">
        {sentencesOf(summary, overview).map((parts, i) => (
          <p key={i} className={i === 0 ? css['lead'] : undefined}>
            {parts.map((part, at) => (
              <Evidence key={at} part={part} onShow={show} />
            ))}
          </p>
        ))}
      </section>
      <MemorySplit summary={summary} overview={overview} onShow={show} />
      <section aria-labelledby="largest">
        <h2 id="largest">Largest kinds</h2>
        <div className={css['columns']}>
          <LargestKinds overview={overview} onShow={show} />
          <Suspense fallback={<div className={css['chartSpace']} />}>
            <AmountBars
              data={bars}
              description={`Bars: the ${formatCounted(bars.length, 'largest kind', 'largest kinds')} by size; the table beside holds the numbers.`}
              onChoose={(index) => show(`${id}.heap()[${largest[index]?.index ?? 0}]`)}
            />
          </Suspense>
        </div>
      </section>
    </>
  );
}
