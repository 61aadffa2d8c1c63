import { atOnce } from '../../base/steps.ts';
import { hexAddress } from '../../heap/address.ts';
import type { NodeIndex } from '../../heap/graph.ts';
import type { Relation } from './relation.ts';

/** Every module object is a kind of its own; everything else is one kind. The root is never asked for, so 0 is free for the rest. */
const NOT_A_MODULE = 0;

export const byModule: Relation = {
  id: 'module',
  name: 'Module',
  title: 'Module',
  header: 'Module',
  help:
    'Tells module objects apart and puts everything else under “~module”. ' +
    'It does not say which module an object belongs to, although it is often read so.',
  missing: () => undefined,
  prepare(g) {
    const { type } = g.node;
    const isModule = Uint8Array.from(g.types, (t) => (t.traits.isModule ? 1 : 0));
    return atOnce({
      keyOf: (n: number) => (isModule[type[n]] === 1 ? n : NOT_A_MODULE),
      nameOf: (key: number) => {
        if (key === NOT_A_MODULE) return '~module';
        const text = g.texts.get(key as NodeIndex);
        return text?.form === 'name' ? text.name : hexAddress(g.node.id[key]);
      },
      rankOf: (key: number) => g.node.id[key],
    });
  },
};
