import { useState, type ReactNode } from 'react';
import { visibleText } from '../../base/visible-text.ts';
import type { ObjectCard } from '../../protocol/rows.ts';
import type { SnapshotId } from '../../protocol/service.ts';
import { Button } from '../../ui/button.tsx';
import { tabId, Tabs } from '../../ui/tabs/tabs.tsx';
import { formatBytes, formatCount, formatExactBytes } from '../../wording/format.ts';
import { useApp } from '../app/app-context.ts';
import { FailureBanner } from '../app/failure-banner.tsx';
import { KindGlyph } from '../app/glyph.tsx';
import { useAnswer, valueOf } from '../app/use-answer.ts';
import css from './pane.module.css';
import { ReferenceTable } from './reference-table.tsx';

const PANEL = 'selected-panel';
type PaneTab = 'referrers' | 'referents' | 'details';

/** One object: who refers to it, what it refers to, what is known of it. Enter walks; Back returns. */
export function ObjectCardPane(props: { readonly snapshot: string; readonly id: string }): ReactNode {
  const snapshot = props.snapshot as SnapshotId;
  const [tab, setTab] = useState<PaneTab>('referrers');
  const answer = useAnswer(`${snapshot} ${props.id}`, (service, job) => service.object(job, snapshot, props.id));
  const card = valueOf(answer);
  if (answer.kind === 'failed') return <FailureBanner failure={answer.failure} subject={props.id} />;
  return (
    <>
      <CardTitle card={card} />
      <div className={css['tabs']}>
        <Tabs
          label="Selected object"
          size="pane"
          panelId={PANEL}
          selected={tab}
          onSelect={(id) => setTab(id === 'referents' || id === 'details' ? id : 'referrers')}
          tabs={[
            { id: 'referrers', title: 'Referrers', ...noteOf(card?.referrers) },
            { id: 'referents', title: 'Referents', ...noteOf(card?.referents) },
            { id: 'details', title: 'Details' },
          ]}
        />
      </div>
      <div id={PANEL} role="tabpanel" aria-labelledby={tabId(PANEL, tab)} className={css['panel']}>
        {tab === 'details' ? (
          card === undefined ? null : (
            <Details card={card} />
          )
        ) : (
          <ReferenceTable key={tab} snapshot={snapshot} id={props.id} direction={tab} />
        )}
      </div>
    </>
  );
}

function noteOf(count: number | undefined): { readonly note?: string } {
  return count === undefined ? {} : { note: formatCount(count) };
}

function CardTitle({ card }: { readonly card: ObjectCard | undefined }): ReactNode {
  const app = useApp();
  return (
    <div className={css['title']}>
      <Button weight="quiet" label="Back" tip="Back (Alt ←)" onClick={() => window.history.back()}>
        ←
      </Button>
      <Button weight="quiet" label="Forward" tip="Forward (Alt →)" onClick={() => window.history.forward()}>
        →
      </Button>
      {card === undefined ? null : (
        <>
          <h2 className={css['name']} data-tip={card.text}>
            <KindGlyph glyph={card.glyph} />
            <span>{visibleText(card.text)}</span>
          </h2>
          <span className={css['facts']}>
            {card.kind} · {formatBytes(card.size)}
            {card.reachable ? '' : ' · nothing reaches it'}
          </span>
          <span className={css['spread']} />
          <Button
            tip={card.expression}
            onClick={() => app.go({ expression: card.expression, filter: '', sort: undefined })}
          >
            Open as a table
          </Button>
        </>
      )}
    </div>
  );
}

function Details({ card }: { readonly card: ObjectCard }): ReactNode {
  const app = useApp();
  const { owner } = card;
  return (
    // Scrolls, so it must be reachable by keyboard.
    <dl className={css['details']} tabIndex={0} aria-label="Details">
      <dt>Type</dt>
      <dd>{card.type}</dd>
      <dt>Size</dt>
      <dd>
        {formatExactBytes(card.size)}
        {card.hiddenBytes > 0
          ? `; about ${formatExactBytes(card.hiddenBytes)} more are not in its size (estimated)`
          : ''}
      </dd>
      <dt>Address</dt>
      <dd>
        <code>{card.id}</code>
      </dd>
      <dt>Reachable</dt>
      <dd>{card.reachable ? 'yes, from a root' : 'no: no root reaches it'}</dd>
      {owner === undefined ? null : (
        <>
          <dt>Belongs to</dt>
          <dd>
            <Button onClick={() => app.go({ selection: { kind: 'object', snapshot: card.snapshot, id: owner.id } })}>
              <KindGlyph glyph={owner.glyph} /> {owner.text}
            </Button>
          </dd>
        </>
      )}
      {card.facts.map(([name, value], i) => (
        <Fact key={i} name={name} value={value} />
      ))}
      <dt>Expression</dt>
      <dd>
        <code>{card.expression}</code>
      </dd>
    </dl>
  );
}

function Fact(props: { readonly name: string; readonly value: string }): ReactNode {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.value}</dd>
    </>
  );
}
