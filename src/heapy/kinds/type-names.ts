/** Types of a snapshot by what names them: a name of Python, a type object, heapy's text of one. */
import type { HeapGraph, NodeIndex } from '../../heap/graph.ts';
import type { HeapType } from '../../heap/heap-type.ts';
import { HeapyError } from '../heapy-error.ts';
import { rendererOf } from '../values/identity.ts';
import type { ObjectValue } from '../values/value.ts';
import type { Steps } from '../../base/steps.ts';
import type { TypeName } from './kind.ts';

/** The type of a graph as kinds know it. */
export const nameOfHeapType = ({ display, module, name, id }: HeapType): TypeName => ({
  display,
  module: module ?? (display.startsWith('<unknown module>') ? '<unknown module>' : 'builtins'),
  name,
  id,
});

/** The type that heapy shows so; one without instances is known by its name only. */
export function typeShown(g: HeapGraph, display: string): TypeName {
  const found = g.types.find((type) => type.display === display);
  return found === undefined ? { display, module: 'builtins', name: display, id: 0 } : nameOfHeapType(found);
}

/** Whether an object is a type. */
export const isTypeObject = ({ of, node }: ObjectValue): boolean =>
  of.heap.graph.types[of.heap.graph.node.type[node]].traits.isType;

/** The type that an object is. */
export function* typeOfObject({ of, node }: ObjectValue): Steps<TypeName> {
  const g = of.heap.graph;
  const id = g.node.id[node];
  const found = id === 0 ? undefined : g.types.find((type) => type.id === id);
  if (found !== undefined) return nameOfHeapType(found);
  const display = (yield* rendererOf(of)).textByType(node as NodeIndex);
  const dot = display.lastIndexOf('.');
  return { display, module: display.slice(0, Math.max(0, dot)), name: display.slice(dot + 1), id };
}

/** `<type __main__.A at 0x…>`: what the repr of a Type kind shows. Throws HeapyError on another form, or an unknown address. */
export function typeAt(g: HeapGraph, text: string): TypeName {
  const [, name, address] = /^<(?:type|class) (.*) at (0x[0-9a-f]{1,16})>$/.exec(text) ?? [];
  if (name === undefined || address === undefined)
    throw new HeapyError('value', `a type is written as '<type MODULE.NAME at 0xADDR>'; got ${JSON.stringify(text)}`);
  const found = g.types.find((type) => type.id === Number(address));
  if (found === undefined) throw new HeapyError('value', `the snapshot has no type at ${address}`);
  const known = nameOfHeapType(found);
  if (`${known.module}.${known.name}` !== name)
    throw new HeapyError('value', `the type at ${address} is ${known.module}.${known.name}, not ${name}`);
  return known;
}

/** `hp.Type.Code`: the type of that name in Python's `types`, else among the builtins. */
export function typeByAttribute(g: HeapGraph, name: string): TypeName | undefined {
  const special: Readonly<Record<string, string>> = {
    Module: 'module',
    Function: 'function',
    Lambda: 'function',
    BuiltinFunction: 'types.BuiltinMethodType',
  };
  const wanted = [Object.hasOwn(special, name) ? special[name] : `types.${name}Type`, name.toLowerCase()];
  const found = wanted.map((display) => g.types.find((type) => type.display === display)).find((type) => type);
  return found === undefined ? undefined : nameOfHeapType(found);
}
