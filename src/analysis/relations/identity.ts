import { atOnce } from '../../base/steps.ts';
import { hexAddress } from '../../heap/address.ts';
import type { Relation } from './relation.ts';

/**
 * Every object is its own kind. Its partition has a row for each object: views show it as the table of objects
 * (`identity-order.ts`), which makes only the rows that are asked for.
 */
export const byIdentity: Relation = {
  id: 'id',
  name: 'Id',
  title: 'Object',
  header: 'Object Identity',
  help: 'One row for each object, largest first.',
  missing: () => undefined,
  prepare: (g) => atOnce({ keyOf: (n: number) => n, nameOf: (key: number) => `<id ${hexAddress(g.node.id[key])}>` }),
};
