/** `npm run check`: types, lint, floors, formatting, styles and unit tests. No browser, no Python, no network. */
import { ensureDependencies } from './setup.mjs';
import { staticStages } from './stages/static.mjs';
import { unitTests } from './stages/unit.mjs';
import { createLedger } from './steps/ledger.mjs';

await ensureDependencies();
const ledger = createLedger();
await staticStages(ledger);
await ledger.stage('unit', () => unitTests());
process.exit(ledger.close());
