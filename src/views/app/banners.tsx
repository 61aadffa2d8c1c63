import { useState, type ReactNode } from 'react';
import { currentSnapshot } from '../../client/app-state.ts';
import { Banner } from '../../ui/banner/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { formatCounted } from '../../wording/format.ts';
import { warningText } from '../../wording/warning-text.ts';
import { useApp, useAppState } from './app-context.ts';
import { failureFacts, FailureBanner } from './failure-banner.tsx';

/** What went wrong, in order of weight: the worker, files that did not open, files that are not whole. */
export function Banners(): ReactNode {
  return (
    <>
      <DeadWorker />
      <FailedFiles />
      <OtherFile />
      <Warnings />
    </>
  );
}

/** More failures than this would push the view out of the window: they are one line. */
const MOST_SHOWN = 2;

function FailedFiles(): ReactNode {
  const app = useApp();
  const failed = useAppState((s) => s.failed);
  const [isWhole, setWhole] = useState(false);
  const dismissAll = (): void => {
    for (const { key } of failed) app.dismissFailure(key);
    setWhole(false);
  };
  const isMany = failed.length > MOST_SHOWN;
  return (
    <>
      {isMany ? (
        <Banner
          tone="failure"
          title={`${formatCounted(failed.length, 'file', 'files')} did not open.`}
          facts={failed.map((f) => failureFacts(f.failure, f.fileName)).join('\n\n')}
          actions={
            <>
              <Button onClick={() => setWhole(!isWhole)}>{isWhole ? 'Show fewer' : 'Show all'}</Button>
              <Button onClick={dismissAll}>Dismiss all</Button>
            </>
          }
        />
      ) : null}
      {isMany && !isWhole
        ? null
        : failed.map(({ key, fileName, failure }) => (
            <FailureBanner key={key} failure={failure} subject={fileName} onDismiss={() => app.dismissFailure(key)} />
          ))}
    </>
  );
}

function DeadWorker(): ReactNode {
  const app = useApp();
  const worker = useAppState((s) => s.worker);
  const count = useAppState((s) => s.snapshots.length);
  if (worker.kind === 'running') return null;
  const remedy =
    count === 0 ? 'Restart it.' : `Restart it; ${formatCounted(count, 'file', 'files')} will be read again.`;
  return (
    <Banner
      tone="failure"
      title="The analysis stopped, and what it held in memory is gone."
      detail="The browser may have run out of memory. The files themselves are untouched."
      remedy={remedy}
      facts={failureFacts(worker.failure, 'worker')}
      actions={<Button onClick={() => void app.restart()}>Restart and reopen</Button>}
    />
  );
}

function OtherFile(): ReactNode {
  const mismatched = useAppState((s) => s.mismatched);
  const [dismissed, setDismissed] = useState(0);
  if (mismatched.length <= dismissed) return null;
  return (
    <Banner
      tone="warning"
      title={`${mismatched.join(', ')}: the content is not the one that the link was made with.`}
      remedy="Numbers may differ from those of the person who sent it."
      onDismiss={() => setDismissed(mismatched.length)}
    />
  );
}

function Warnings(): ReactNode {
  const current = useAppState(currentSnapshot);
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  if (current === undefined || dismissed.includes(current.summary.id)) return null;
  const { id, fileName, warnings, complete } = current.summary;
  const grave = warnings.filter((w) => GRAVE.has(w.code));
  if (grave.length === 0 && complete) return null;
  return (
    <Banner
      tone="warning"
      title={`${fileName} is not whole.`}
      detail={grave.map(warningText).join(' ')}
      facts={warnings.map((w) => `${w.code}: ${JSON.stringify(w.facts)}`).join('\n')}
      onDismiss={() => setDismissed([...dismissed, id])}
    />
  );
}

/** Losses that a table may miss. What was left out beyond them is counted in the Overview, where nothing hides it. */
const GRAVE: ReadonlySet<string> = new Set(['truncated', 'checksum', 'inconsistent', 'unknown-chunks']);
