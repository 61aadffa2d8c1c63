import type { ReactNode } from 'react';
import type { Capabilities } from '../../heap/graph.ts';
import type { SnapshotSummary } from '../../protocol/rows.ts';
import { CodeLines } from '../../ui/copy/code-lines.tsx';
import { formatBytes, formatCount, formatCounted, formatDuration } from '../../wording/format.ts';
import { labelledFacts } from './labelled-facts.ts';
import css from './overview.module.css';

const VALUES = {
  shape: 'names and sizes only; contents were not captured',
  basic: 'numbers and short texts',
  full: 'all texts',
} as const;

const IDS = {
  stable: 'an id names one object for ever',
  reused: 'an address names an object only while it lives',
  none: 'objects cannot be matched between snapshots',
} as const;

/** What the file holds and can answer, the threads it saw, and how to take the next one. */
export function FactsOfFile({ summary }: { readonly summary: SnapshotSummary }): ReactNode {
  const { facts, capabilities } = summary;
  return (
    <div className={css['columns']}>
      <section aria-labelledby="file">
        <h2 id="file">This file</h2>
        <dl className={css['facts']}>
          <Row name="File" value={`${summary.fileName}, ${formatBytes(summary.fileBytes)}`} />
          <Row name="Whole" value={wholeness(summary)} />
          <Row name="Objects" value={`${formatCount(summary.objects)}, ${formatBytes(summary.bytes)}`} />
          <Row name="References" value={`${formatCount(summary.references)} and ${formatCount(summary.roots)} roots`} />
          <Row name="Contents" value={`${capabilities.values}: ${VALUES[capabilities.values]}`} />
          <Row name="Identity" value={IDS[capabilities.ids]} />
          <Row name="Can answer" value={answers(capabilities)} />
          <Row name="Format" value={`${facts.format} of ${facts.runtime}`} />
          <Row name="Content hash" value={summary.contentHash} />
          <Row name="Opened in" value={formatDuration(summary.openMs)} />
          {labelledFacts(facts.more).map(([name, value], i) => (
            <Row key={i} name={name} value={value} />
          ))}
        </dl>
      </section>
      <div className={css['stack']}>
        {facts.threads.length === 0 ? null : (
          <section aria-labelledby="threads">
            <h2 id="threads">Threads</h2>
            <ul className={css['list']}>
              {facts.threads.map((thread, i) => (
                <li key={i}>
                  <details>
                    <summary>
                      {thread.name === '' ? `Thread ${thread.id}` : thread.name}{' '}
                      <span className={css['quiet']}>{formatCounted(thread.frames.length, 'frame', 'frames')}</span>
                    </summary>
                    <ol className={css['frames']}>
                      {thread.frames.map((frame, at) => (
                        <li key={at}>
                          <code>
                            {frame.function} {frame.file}:{frame.line}
                          </code>
                        </li>
                      ))}
                    </ol>
                  </details>
                </li>
              ))}
            </ul>
          </section>
        )}
        {facts.runtime === 'CPython' ? (
          <section aria-labelledby="next">
            <h2 id="next">The next capture</h2>
            <p>Take another when the program has worked for a while, and drop it beside this one.</p>
            <CodeLines text={"import heapglass\nheapglass.dump('later.heapglass')"} of="the next capture" />
          </section>
        ) : null}
      </div>
    </div>
  );
}

function Row(props: { readonly name: string; readonly value: string }): ReactNode {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.value}</dd>
    </>
  );
}

function wholeness({ complete, warnings }: SnapshotSummary): string {
  if (!complete) return 'no, see the remarks above';
  if (warnings.length === 0) return 'yes, nothing was left out';
  // A program that runs on while it is captured leaves some references without an end; nothing of the file is lost by that.
  return warnings.every((w) => w.code === 'dangling') ? 'yes' : 'yes, but see the remarks above';
}

function answers(can: Capabilities): string {
  const yes = [
    can.edges ? 'who refers to what' : '',
    can.unreachable ? 'what nothing reaches' : '',
    can.producers ? 'where objects were made' : '',
  ].filter((text) => text !== '');
  const no = [
    can.edges ? '' : 'who refers to what',
    can.unreachable ? '' : 'what nothing reaches',
    can.producers ? '' : 'where objects were made',
  ].filter((text) => text !== '');
  return [yes.join(', '), no.length === 0 ? '' : `not: ${no.join(', ')}`].filter((text) => text !== '').join('; ');
}
