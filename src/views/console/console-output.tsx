import type { ReactNode } from 'react';
import { placeOf } from '../../client/location.ts';
import type { ConsoleItem } from '../../client/app-state.ts';
import type { ConsoleEntry } from '../../protocol/rows.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy/copy-button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { visibleText } from '../../base/visible-text.ts';
import { ProgressBar } from '../../ui/progress/progress-bar.tsx';
import { failureText } from '../../wording/failure-text.ts';
import { capitalised } from '../../wording/format.ts';
import { useApp } from '../app/app-context.ts';
import css from './console.module.css';
import { caretLine } from './caret-line.ts';

/** One input and what it gave. */
export function ConsoleOutput({ item }: { readonly item: ConsoleItem }): ReactNode {
  const app = useApp();
  return (
    <div className={css['item']}>
      <pre className={css['source']}>{prompted(item.source)}</pre>
      {item.kind === 'running' ? (
        <div className={css['running']}>
          <span>{capitalised(item.progress?.phase ?? 'working')}</span>
          <ProgressBar label="Running" fraction={item.progress?.fraction} />
          <Button onClick={() => void app.service().cancel(item.key)}>Cancel</Button>
        </div>
      ) : item.kind === 'failed' ? (
        <p className={css['error']}>{failureText(item.failure, 'The input').title}</p>
      ) : (
        item.entries.map((entry, i) => <Entry key={i} entry={entry} />)
      )}
    </div>
  );
}

function Entry({ entry }: { readonly entry: ConsoleEntry }): ReactNode {
  const app = useApp();
  const { view, error, text, files } = entry;
  return (
    <>
      {text === '' ? null : <pre className={css['text']}>{text}</pre>}
      {error === undefined ? null : (
        <pre className={css['error']}>
          {caretLine(entry.source, error.from, error.to)}
          {error.message}
        </pre>
      )}
      {text === '' && view === undefined && files.length === 0 ? null : (
        <div className={css['actions']}>
          {view === undefined ? null : (
            <Button label={`Open as view: ${view}`} onClick={() => app.go({ view: 'table', ...placeOf(view) })}>
              Open as view
            </Button>
          )}
          {files.map(({ name, text: content }) => (
            <Button key={name} onClick={() => saveFile(name, content, 'text/plain')}>
              {`Download ${visibleText(name)}`}
            </Button>
          ))}
          {text === '' ? null : <CopyButton text={text} of="the output" />}
        </div>
      )}
    </>
  );
}

function prompted(source: string): string {
  return source
    .split('\n')
    .map((line, i) => `${i === 0 ? '>>>' : '...'} ${line}`)
    .join('\n');
}
