/** Stats as packages of guppy3's `.hpy` files, which its `load` and its profile browser read. */
import type { Steps } from '../../base/steps.ts';
import type { DiffValue, StatRow, StatValue } from '../values/value.ts';

/** Rows written between two yields. */
const ROWS_PER_STEP = 1 << 12;

/** A name with line breaks would end its line: they are written as Python writes them in a literal. */
const oneLine = (name: string): string => name.replaceAll('\r', '\\r').replaceAll('\n', '\\n');

/** Fields in guppy3's order. */
function fieldsOf(stat: StatValue | DiffValue): readonly (readonly [name: string, value: string | number])[] {
  const { count, size, header, rows } = stat;
  const totals = [['count', count] as const, ['size', size] as const];
  const made = ['timemade', stat.timeMade.toFixed(6)] as const;
  const head = ['kindheader', oneLine(header)] as const;
  const last = ['numrows', rows.length] as const;
  if (stat.type === 'diff') {
    const b = [['b_count', stat.b.count] as const, ['b_size', stat.b.size] as const];
    return [['format', 'DiffFormat'], made, ...b, ...totals, head, ['kindname', ''], last];
  }
  return [['format', stat.format], made, ...totals, ['kindname', oneLine(stat.kindName)], head, last];
}

/** One package, which ends with a line break. O(rows). */
export function* packageOf(stat: StatValue | DiffValue): Steps<string> {
  const isId = stat.type === 'stat' && stat.format === 'IdFormat';
  const rowText = ({ count, size, name }: StatRow): string =>
    isId ? `.r: ${size} ${oneLine(name)}\n` : `.r: ${count} ${size} ${oneLine(name)}\n`;
  let text = '.loader: _load_stat\n';
  for (const [name, value] of fieldsOf(stat)) text += `.${name}: ${value}\n`;
  for (const [i, row] of stat.rows.entries()) {
    text += rowText(row);
    if (i % ROWS_PER_STEP === 0) yield i / stat.rows.length;
  }
  return `${text}.end: .loader: _load_stat\n`;
}
