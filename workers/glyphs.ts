/** Which of the six glyphs an object has: decided by its type alone. */
import type { HeapType } from '../src/heap/heap-type.ts';
import type { Glyph } from '../src/protocol/rows.ts';

/** Types of CPython by `module.name`; what is not listed and not the runtime's own is an object. */
const NAMES: readonly (readonly [Glyph, string])[] = [
  ['array', 'list tuple dict set frozenset deque array defaultdict OrderedDict mappingproxy range slice dict_keys'],
  ['text', 'str int float complex bool NoneType ellipsis NotImplementedType bytes'],
  [
    'code',
    'function code builtin_function_or_method method generator coroutine async_generator type module classmethod staticmethod ' +
      'property lambda method-wrapper',
  ],
  ['native', 'bytearray memoryview mmap PyCapsule socket lock RLock'],
  [
    'system',
    'frame cell traceback weakref ReferenceType CallableProxyType ProxyType getset_descriptor wrapper_descriptor ' +
      'method_descriptor classmethod_descriptor member_descriptor',
  ],
];

const MODULES = new Set([
  'builtins',
  'types',
  'collections',
  'array',
  'mmap',
  'socket',
  '_socket',
  '_thread',
  'weakref',
]);

const byName = new Map<string, Glyph>();
for (const [glyph, names] of NAMES) for (const name of names.split(' ')) byName.set(name, glyph);

/** The glyph of the objects of a type. */
export function glyphOf(type: HeapType): Glyph {
  const { traits } = type;
  if (traits.isDict || traits.isList || traits.isTuple) return 'array';
  if (traits.isType || traits.isModule) return 'code';
  if (type.module !== undefined && MODULES.has(type.module)) {
    const known = byName.get(type.name);
    if (known !== undefined) return known;
    return type.module === 'builtins' && !traits.isException ? 'system' : 'object';
  }
  return 'object';
}
