/** Plain values as Python writes them: `repr` and `str` of numbers, texts, lists. */
import { pythonRepr } from '../../base/python-repr.ts';
import type { PlainValue, Value } from '../values/value.ts';
import { floatText } from './float-text.ts';

/** Python's `repr` of a plain value that is no list. */
export function reprOfScalar(value: Exclude<PlainValue['value'], readonly Value[]>): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'bigint') return value.toString();
  return typeof value === 'number' ? floatText(value) : pythonRepr(value);
}
