import { useEffect, type ReactNode } from 'react';
import type { ValueSummary } from '../../protocol/rows.ts';
import type { Query } from '../../protocol/service.ts';
import { Button } from '../../ui/button.tsx';
import { useApp, useAppState } from '../app/app-context.ts';
import { KindGlyph } from '../app/glyph.tsx';
import css from './table.module.css';

type Plain = Exclude<ValueSummary, { type: 'set' | 'stat' | 'diff' }>;

/** A value without rows: text as it is, or one object. */
export function ValueText(props: { readonly summary: Plain; readonly query: Query }): ReactNode {
  const app = useApp();
  const { summary, query } = props;
  useShownBelow(summary);
  if (summary.type !== 'object') {
    return (
      <pre className={css['text']} tabIndex={0} aria-label="Value">
        {summary.text}
      </pre>
    );
  }
  const { object, snapshot } = summary;
  return (
    <div className={css['single']}>
      <p>
        <KindGlyph glyph={object.glyph} /> <code>{object.text}</code> · {object.kind}
      </p>
      <Button onClick={() => app.go({ expression: `${snapshot}.iso(${query.expression})` })}>As a set</Button>
    </div>
  );
}

/** An object that an expression names is selected by that: the pane below speaks of it. */
function useShownBelow(summary: Plain): void {
  const app = useApp();
  const isFree = useAppState((s) => s.location.selection.kind === 'none');
  const snapshot = summary.type === 'object' ? summary.snapshot : undefined;
  const id = summary.type === 'object' ? summary.object.id : undefined;
  useEffect(() => {
    if (isFree && snapshot !== undefined && id !== undefined)
      app.go({ selection: { kind: 'object', snapshot, id } }, 'replace');
  }, [app, isFree, snapshot, id]);
}
