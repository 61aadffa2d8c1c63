import { atOnce } from '../../base/steps.ts';
import type { Relation } from './relation.ts';

/** Everything is one kind. */
export const byUnity: Relation = {
  id: 'unity',
  name: 'Unity',
  title: 'Everything',
  header: '<unclassified>',
  help: 'All objects in one row.',
  missing: () => undefined,
  prepare: () => atOnce({ keyOf: () => 0, nameOf: () => '<Anything>' }),
};
