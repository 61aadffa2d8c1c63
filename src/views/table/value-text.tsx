import type { ReactNode } from 'react';
import type { ValueSummary } from '../../protocol/rows.ts';
import type { Query } from '../../protocol/service.ts';
import { Button } from '../../ui/button.tsx';
import { useApp } from '../app/app-context.ts';
import { KindGlyph } from '../app/glyph.tsx';
import css from './table.module.css';

/** A value without rows: text as it is, or one object. */
export function ValueText(props: {
  readonly summary: Exclude<ValueSummary, { type: 'set' | 'stat' | 'diff' }>;
  readonly query: Query;
}): ReactNode {
  const app = useApp();
  const { summary, query } = props;
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
      <Button onClick={() => app.go({ selection: { kind: 'object', snapshot, id: object.id } })}>
        Show what refers to it
      </Button>
      <Button onClick={() => app.go({ expression: `${snapshot}.iso(${query.expression})` })}>As a set</Button>
    </div>
  );
}
