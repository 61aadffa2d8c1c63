/** Composition root: starts the worker, makes the page's mind, mounts the window. */
import './client/seal-page.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browserAddressBar } from './client/address-bar.ts';
import { createApp } from './client/app.ts';
import { connect } from './client/connect.ts';
import { readTheme } from './client/preferences.ts';
import { spawnWorker } from './client/spawn-worker.ts';
import './ui/tokens.css';
import './ui/base.css';
import { applyTheme } from './ui/theme/apply-theme.ts';
import { AppContext } from './views/app/app-context.ts';
import { AppWindow } from './views/app/app.tsx';
import { loadTheRest } from './views/app/load-the-rest.ts';

applyTheme(readTheme());
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const app = createApp(connect(spawnWorker), browserAddressBar(window));
createRoot(root).render(
  <StrictMode>
    <AppContext value={app}>
      <AppWindow />
    </AppContext>
  </StrictMode>,
);
loadTheRest();
