import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { App } from '../../client/app.ts';
import { placeOf } from '../../client/location.ts';
import { nextJob } from '../../client/jobs.ts';
import type { Failure } from '../../protocol/failures.ts';
import type { Query } from '../../protocol/service.ts';
import { Button } from '../../ui/button.tsx';
import { CompletionField } from '../../ui/completion/completion-field.tsx';
import { failureText } from '../../wording/failure-text.ts';
import { useApp } from '../app/app-context.ts';
import { useCompletions } from '../app/use-completions.ts';
import { Fault } from './fault.tsx';
import css from './table.module.css';

/** The expression behind the view. Enter goes there when it has a value; a fault is shown at its place. */
export function ExpressionEditor(props: {
  readonly query: Query;
  readonly failure: Failure | undefined;
  readonly isFocused: boolean;
  /** Grows when the focus is asked for again. */
  readonly focusRequest: number;
  readonly onClose: () => void;
}): ReactNode {
  const app = useApp();
  const [text, setText] = useState(props.query.expression);
  const [fault, setFault] = useState<FaultOf | undefined>(
    props.failure === undefined ? undefined : { source: props.query.expression, failure: props.failure },
  );
  const [printed, setPrinted] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const faultId = useId();
  const complete = useCompletions();
  useEffect(() => {
    if (props.isFocused) field.current?.focus();
  }, [props.isFocused, props.focusRequest]);
  const submit = async (): Promise<void> => {
    const source = text.trim();
    if (source === '') return;
    const { selected } = props.query;
    const outcome = await app.service().describe(nextJob(), { expression: source, selected }, () => undefined);
    if (!outcome.ok) {
      if (outcome.failure.code !== 'cancelled') setFault({ source, failure: outcome.failure });
      return;
    }
    setFault(undefined);
    // What only prints has no value to show: its text stands below, as in the console.
    const said =
      outcome.value.type === 'value' && /^print\b/.test(source) ? await printedBy(app, source, selected) : '';
    setPrinted(said);
    if (said !== '') return;
    app.go({ view: 'table', ...placeOf(source) });
  };
  return (
    <>
      <div className={css['editor']}>
        <CompletionField
          label="Expression"
          value={text}
          onChange={setText}
          onSubmit={() => void submit()}
          complete={complete}
          eager
          fieldRef={field}
          describedBy={fault === undefined ? undefined : faultId}
          isInvalid={fault !== undefined}
          onOtherKey={(event) => event.key === 'Escape' && props.onClose()}
        />
        <Button onClick={() => void submit()}>Go</Button>
      </div>
      <Said printed={printed} fault={fault} faultId={faultId} />
    </>
  );
}

async function printedBy(app: App, source: string, selected: Query['selected']): Promise<string> {
  const outcome = await app.service().run(nextJob(), source, selected, () => undefined);
  return outcome.ok ? outcome.value.map((entry) => entry.text).join('') : '';
}

interface FaultOf {
  readonly source: string;
  readonly failure: Failure;
}

/** What came of the last try: printed text, or a fault. */
function Said(props: {
  readonly printed: string;
  readonly fault: FaultOf | undefined;
  readonly faultId: string;
}): ReactNode {
  const { printed, fault } = props;
  return (
    <>
      {printed === '' ? null : (
        <pre className={css['printed']} role="status" aria-label="Printed">
          {printed}
        </pre>
      )}
      {fault === undefined ? null : (
        <div id={props.faultId} role="alert" className={css['fault']}>
          <Fault source={fault.source} failure={fault.failure} title={failureText(fault.failure, fault.source).title} />
        </div>
      )}
    </>
  );
}
