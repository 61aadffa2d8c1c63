/** Python's truth of a value. */
import type { Value } from '../values/value.ts';

/** False: None, 0, empty texts and lists, the empty set, tables without rows. */
export function isTrue(value: Value): boolean {
  switch (value.type) {
    case 'set':
      return value.nodes.count > 0;
    case 'stat':
    case 'diff':
      return value.rows.length > 0;
    case 'text':
      return value.text !== '';
    case 'value': {
      const plain = value.value;
      if (plain === null || plain === false) return false;
      if (typeof plain === 'string' || typeof plain === 'object') return plain.length > 0;
      return plain === true || (plain !== 0n && plain !== 0);
    }
    case 'object':
    case 'handle':
      return true;
  }
}
