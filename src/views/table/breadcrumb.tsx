import { useEffect, useState, type ReactNode } from 'react';
import { visibleText } from '../../base/visible-text.ts';
import { linksOf } from '../../client/expression.ts';
import type { Failure } from '../../protocol/failures.ts';
import type { Query } from '../../protocol/service.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/class-names.ts';
import { useApp } from '../app/app-context.ts';
import { EDIT_EXPRESSION } from '../app/page-actions.ts';
import { crumbsOf, type Crumb } from './breadcrumb-words.ts';
import { ExpressionEditor } from './expression-editor.tsx';
import css from './table.module.css';
import { useKindNames, useRelationTitles } from './use-words.ts';

/** The expression in words; `</>` shows the expression itself. An expression without a value opens the editor with the fault. */
export function Breadcrumb(props: { readonly query: Query; readonly failure: Failure | undefined }): ReactNode {
  const app = useApp();
  const [isEditing, setEditing] = useState(false);
  const [focusRequest, setFocusRequest] = useState(0);
  const { expression } = props.query;
  const crumbs = crumbsOf(expression, useRelationTitles(props.query.selected), useKindNames(props.query));
  const hasFault = props.failure?.code === 'expression';
  useEffect(() => {
    const onAction = (): void => {
      setEditing(true);
      setFocusRequest((n) => n + 1);
    };
    window.addEventListener(EDIT_EXPRESSION, onAction);
    return () => window.removeEventListener(EDIT_EXPRESSION, onAction);
  }, []);
  const goTo = (to: string): void => {
    const isSnapshot = linksOf(to).length === 1 && /^s[1-9]\d*$/.test(to);
    const place = isSnapshot ? { view: 'overview', snapshot: to, expression: '' } : { expression: to };
    app.go({ ...place, selection: { kind: 'none' }, filter: '', sort: undefined });
  };
  return (
    <>
      <nav className={css['crumbs']} aria-label="Breadcrumb">
        <Trail crumbs={crumbs} onGo={goTo} />
        <Button
          weight="quiet"
          label="Edit expression"
          tip={`${expression} (Ctrl E)`}
          pressed={isEditing || hasFault}
          onClick={() => setEditing(!isEditing)}
        >
          <code>&lt;/&gt;</code>
        </Button>
      </nav>
      {isEditing || hasFault ? (
        <ExpressionEditor
          key={expression}
          query={props.query}
          failure={props.failure}
          isFocused={isEditing}
          focusRequest={focusRequest}
          onClose={() => setEditing(false)}
        />
      ) : null}
    </>
  );
}

function Trail(props: { readonly crumbs: readonly Crumb[]; readonly onGo: (expression: string) => void }): ReactNode {
  const { crumbs, onGo } = props;
  return (
    <ol className={css['trail']}>
      {crumbs.map((crumb, i) => (
        <li key={crumb.expression} className={css['item']}>
          {i === 0 ? null : (
            <span className={css['separator']} aria-hidden="true">
              ›
            </span>
          )}
          <button
            type="button"
            className={classes(css['crumb'], crumb.isCode && css['code'], i === crumbs.length - 1 && css['here'])}
            aria-current={i === crumbs.length - 1 ? 'location' : undefined}
            data-tip={crumb.expression}
            onClick={() => i < crumbs.length - 1 && onGo(crumb.expression)}
          >
            {visibleText(crumb.words)}
          </button>
        </li>
      ))}
    </ol>
  );
}
