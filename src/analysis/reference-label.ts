/** How a reference is written: `.name`, `['key']`, `[3]`. heapy's texts (`Path.py` of guppy3), and ours for our own kinds. */
import { pythonRepr, shortened, REPR_LIMITS } from '../base/python-repr.ts';
import { EdgeKind } from '../heap/edge-kind.ts';
import { NO_LABEL, type EdgeIndex, type HeapGraph, type NodeIndex, type StringIndex } from '../heap/graph.ts';
import { nodeRepr, type ReprStyle } from './node-repr.ts';

/** The label alone, as in a list of references: `list(_)[0]` for members of sets. */
export function referenceLabel(g: HeapGraph, e: EdgeIndex, style: ReprStyle = 'short'): string {
  return extendPath(g, g.edgeKind[e] === EdgeKind.member ? '_' : '', e, style);
}

/**
 * The expression for the target of reference `e` when `source` is that for its source. Keys are shortened as in heapy's paths,
 * or `full` as in Via. The counter of set members is always 0 in heapy.
 */
export function extendPath(g: HeapGraph, source: string, e: EdgeIndex, style: ReprStyle = 'short'): string {
  const label = g.edgeLabel[e];
  if (label === NO_LABEL) return `${source}.??`;
  const name = (): string => g.strings.get(label as StringIndex);
  switch (g.edgeKind[e]) {
    case EdgeKind.attribute:
      return `${source}.${name()}`;
    case EdgeKind.item:
      return `${source}[${nodeRepr(g, label as NodeIndex, style)}]`;
    case EdgeKind.namedItem:
      return `${source}[${style === 'short' ? shortened(name(), REPR_LIMITS.other) : name()}]`;
    case EdgeKind.index:
      return `${source}[${label}]`;
    case EdgeKind.key:
      return `${source}.keys()[${label}]`;
    case EdgeKind.ownKey:
      return `${source}.__dict__.keys()[${label}]`;
    case EdgeKind.internal:
      return `${source}->${name()}`;
    case EdgeKind.local:
      return `${source}.f_locals[${pythonRepr(name())}]`;
    case EdgeKind.cell:
      return `${source}.f_locals [${pythonRepr(name())}]`;
    case EdgeKind.stack:
      return `${source}->f_valuestack[${label}]`;
    case EdgeKind.member:
      return `list(${source})[0]`;
    case EdgeKind.custom:
      return `${source}${name()}`;
    default:
      return `${source}.??`;
  }
}
