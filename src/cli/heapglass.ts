/** Entry of `bin/heapglass.mjs`. */
import { main } from './main.ts';
import { processStreams } from './streams.ts';

// The code is set, not exited with: what was written must reach its reader first.
process.exitCode = await main(process.argv.slice(2), processStreams(), __HEAPGLASS_VERSION__);
