/** The window: header, messages, tabs, the view, and what lies over all of it. */
import { useEffect, useState, type ReactNode } from 'react';
import { HOME, sameLocation } from '../../client/location.ts';
import { readTheme, writePreference, type Theme } from '../../client/preferences.ts';
import { tabId, Tabs } from '../../ui/tabs/tabs.tsx';
import { applyTheme } from '../../ui/theme/apply-theme.ts';
import { TooltipLayer } from '../../ui/tooltip/tooltip-layer.tsx';
import { EmptyState } from '../empty/empty-state.tsx';
import { HelpDialog } from '../help/help-dialog.tsx';
import { PaneLayout } from '../pane/pane-layout.tsx';
import { viewOf, views } from '../registry.ts';
import { useApp, useAppState } from './app-context.ts';
import css from './app.module.css';
import { Banners } from './banners.tsx';
import { DropZone } from './drop-zone.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Header } from './header.tsx';
import { LiveRegion } from './live-region.tsx';
import { MissingSnapshots } from './missing-snapshots.tsx';
import { pickFiles } from './open-picker.ts';
import { Openings } from './openings.tsx';
import { useFocusAfterOpening } from './use-focus-after-opening.ts';
import { usePageKeys } from './use-page-keys.ts';
import { useTitle } from './use-title.ts';

const PANEL = 'view-panel';

export function AppWindow(): ReactNode {
  const app = useApp();
  const [theme, setTheme] = useState<Theme>(readTheme);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const open = (): void => void pickFiles().then((files) => app.openFiles(files));
  useEffect(() => applyTheme(theme), [theme]);
  usePageKeys({ open, help: () => setHelpOpen(true) });
  useTitle();
  useFocusAfterOpening(PANEL);
  const changeTheme = (next: Theme): void => {
    setTheme(next);
    writePreference('theme', next);
  };
  return (
    <div className={css['window']}>
      <Header theme={theme} onTheme={changeTheme} onOpen={open} onHelp={() => setHelpOpen(true)} />
      <Banners />
      <Openings />
      <Content onOpen={open} />
      <DropZone />
      <LiveRegion />
      <TooltipLayer />
      {isHelpOpen ? <HelpDialog onClose={() => setHelpOpen(false)} /> : null}
    </div>
  );
}

function Content(props: { readonly onOpen: () => void }): ReactNode {
  const app = useApp();
  const at = useAppState((s) => s.location);
  const isEmpty = useAppState((s) => s.snapshots.length === 0);
  const view = viewOf(at.view);
  if (isEmpty) {
    const isLink = !sameLocation({ ...at, view: '' }, HOME);
    return (
      <main className={css['scrolling']}>
        {isLink ? <MissingSnapshots onOpen={props.onOpen} /> : <EmptyState onOpen={props.onOpen} />}
      </main>
    );
  }
  return (
    <>
      <nav className={css['tabs']} aria-label="Views">
        <Tabs label="Views" tabs={views} selected={view.id} panelId={PANEL} onSelect={(id) => app.go({ view: id })} />
      </nav>
      <main className={css['main']}>
        <div id={PANEL} role="tabpanel" aria-labelledby={tabId(PANEL, view.id)} className={css['main']}>
          <ErrorBoundary place={`${view.id} ${at.expression}`}>
            {view.hasPane ? (
              <PaneLayout>
                <view.Component />
              </PaneLayout>
            ) : (
              <view.Component />
            )}
          </ErrorBoundary>
        </div>
      </main>
    </>
  );
}
