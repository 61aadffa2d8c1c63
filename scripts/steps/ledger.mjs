/** Keeps account of what ran: every stage prints how long it took, and all counts end in one line. */

/**
 * @typedef {{ passed: number, failed: number, skipped: number, note?: string }} Counts
 */

/** True where a missing part is a failure: on machines that must have everything. */
export const isStrict = process.env['HEAPGLASS_STRICT'] === '1';

export const nothing = Object.freeze({ passed: 0, failed: 0, skipped: 0 });

/** Counts for a stage that is one check. @param {boolean} ok @param {string} [note] */
export const oneCheck = (ok, note) => ({ ...nothing, [ok ? 'passed' : 'failed']: 1, ...(note ? { note } : {}) });

/** Counts for a part that this machine lacks: skipped, or failed where nothing may lack. @param {string} reason */
export function missing(reason) {
  return { ...nothing, [isStrict ? 'failed' : 'skipped']: 1, note: `${isStrict ? 'missing' : 'skipped'}: ${reason}` };
}

/** A new ledger. Stages run one after another; one that throws counts as failed and the next still runs. */
export function createLedger() {
  const rows = [];
  return {
    /** @param {string} name @param {() => Promise<Counts>} work @returns {Promise<boolean>} whether nothing failed */
    async stage(name, work) {
      console.log(`\n── ${name}`);
      const started = performance.now();
      let counts;
      try {
        counts = await work();
      } catch (error) {
        counts = oneCheck(false, error instanceof Error ? error.message : String(error));
      }
      const seconds = (performance.now() - started) / 1000;
      rows.push({ name, seconds, ...counts });
      console.log(`── ${rowText(rows.at(-1))}`);
      return counts.failed === 0;
    },
    /** Prints the account; its last line is `N passed, N failed` and, where it happened, `, N skipped`. @returns {number} exit code */
    close() {
      const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
      console.log('');
      for (const row of rows) console.log(rowText(row));
      const skipped = sum('skipped');
      console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
      return sum('failed') === 0 ? 0 : 1;
    },
  };
}

function rowText({ name, passed, failed, skipped, seconds, note }) {
  const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  return `${name}: ${counts} in ${seconds.toFixed(1)} s${note === undefined ? '' : ` (${note})`}`;
}
