/** The language of heapy: a line in, text out, exactly as it is printed. Every result opens as a view. */
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { currentSnapshot } from '../../client/app-state.ts';
import { Button } from '../../ui/button.tsx';
import { CompletionField } from '../../ui/completion/completion-field.tsx';
import { useApp, useAppState } from '../app/app-context.ts';
import { useCompletions } from '../app/use-completions.ts';
import type { View } from '../view.ts';
import { ConsoleOutput } from './console-output.tsx';
import css from './console.module.css';
import { historyAfterKey } from './input-history.ts';

export const consoleView: View = { id: 'console', title: 'Console', hasPane: false, Component: ConsoleView };

function ConsoleView(): ReactNode {
  const app = useApp();
  const items = useAppState((s) => s.console);
  const current = useAppState(currentSnapshot);
  const [text, setText] = useState('');
  const [at, setAt] = useState<number>();
  const field = useRef<HTMLTextAreaElement>(null);
  const output = useRef<HTMLDivElement>(null);
  const complete = useCompletions();
  useEffect(() => field.current?.focus(), []);
  useLayoutEffect(() => {
    if (output.current !== null) output.current.scrollTop = output.current.scrollHeight;
  }, [items]);
  const run = (source: string): void => {
    if (source.trim() === '') return;
    setText('');
    setAt(undefined);
    void app.runConsole(source);
  };
  const onOtherKey = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const to = historyAfterKey(event, at, items.length, ...linesAround(event.currentTarget));
    if (to === undefined) return;
    event.preventDefault();
    setAt(to.at);
    setText(to.at === undefined ? '' : (items[to.at]?.source ?? ''));
  };
  return (
    <div className={css['console']}>
      <div ref={output} className={css['output']} role="log" aria-label="Console output" tabIndex={0}>
        {items.length === 0 ? <Beginning onRun={run} snapshot={current?.summary.id ?? 's1'} /> : null}
        {items.map((item) => (
          <ConsoleOutput key={item.key} item={item} />
        ))}
      </div>
      <div className={css['input']}>
        <span className={css['prompt']} aria-hidden="true">
          &gt;&gt;&gt;
        </span>
        <CompletionField
          label="Console input"
          value={text}
          onChange={setText}
          onSubmit={() => run(text)}
          complete={complete}
          eager={false}
          fieldRef={field}
          onOtherKey={onOtherKey}
          placeholder="hp.heap()"
        />
        <Button onClick={() => run(text)}>Run</Button>
        <Button onClick={() => app.clearConsole()} disabled={items.length === 0}>
          Clear
        </Button>
      </div>
      <Keys />
    </div>
  );
}

/** Whether the cursor is in the first line of a field, and in its last. */
function linesAround(field: HTMLTextAreaElement): readonly [isInFirst: boolean, isInLast: boolean] {
  const { selectionStart, selectionEnd, value } = field;
  return [!value.slice(0, selectionStart).includes('\n'), !value.slice(selectionEnd).includes('\n')];
}

function Keys(): ReactNode {
  return <p className={css['keys']}>Enter runs · Shift Enter new line · Tab completes · ↑ earlier input</p>;
}

/** What to try first; each line runs when it is pressed. */
function Beginning(props: { readonly onRun: (source: string) => void; readonly snapshot: string }): ReactNode {
  const examples = [
    ['hp.heap()', 'what is in the selected snapshot'],
    [`${props.snapshot}.heap().bytype`, 'the same, by type'],
    ['hp.heap()[0].byid', 'the objects of its largest kind'],
    ['hp.heapu()', 'what was captured but nothing reaches'],
  ] as const;
  return (
    <div className={css['beginning']}>
      <p>
        The language of heapy over the open snapshots: <code>s1</code>, <code>s2</code> … are the snapshots,{' '}
        <code>hp</code> is the selected one, <code>h</code> is <code>hp.heap()</code>. Nothing typed here is run as
        code.
      </p>
      <ul>
        {examples.map(([source, says]) => (
          <li key={source}>
            <button type="button" className={css['example']} onClick={() => props.onRun(source)}>
              <code>{source}</code>
            </button>{' '}
            {says}
          </li>
        ))}
      </ul>
    </div>
  );
}
