/** Kinds as values. */
import type { Steps } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import { briefOf, kindRepr } from '../kinds/kind-text.ts';
import { depthOfKind, sizeOfKind, type Kind } from '../kinds/kind.ts';
import { setBrief } from '../kinds/set-brief.ts';
import { firstPage } from './page.ts';
import type { HandleValue, SetValue } from './value.ts';

/** A symbolic kind: `hp.Size(64)`, `x.kind`. */
export interface KindHandle extends HandleValue {
  readonly is: 'kind';
  readonly kind: Kind;
}

/** Parts of one kind at most: its texts and tests grow with them. */
const MAX_PARTS = 6000;
/** Kinds inside kinds at most: they are gone through by recursion. */
const MAX_DEPTH = 60;

/** A kind as a value. Throws HeapyError when it has grown too large. */
export function kindHandle(kind: Kind): KindHandle {
  if (sizeOfKind(kind) > MAX_PARTS) throw new HeapyError('budget', `a kind of more than ${MAX_PARTS} parts`);
  if (depthOfKind(kind) > MAX_DEPTH) throw new HeapyError('budget', `kinds inside kinds more than ${MAX_DEPTH} deep`);
  return { type: 'handle', is: 'kind', text: '', kind };
}

/** What `print` writes. */
export const kindText = ({ kind }: KindHandle): Steps<string> => briefOf(kind, setBrief);

/** A set inside the repr of a kind is written as it prints. */
export const textOfSet = (set: SetValue): Steps<string> => firstPage(set);

/** Python's `repr`. */
export const reprOfKind = ({ kind }: KindHandle): Steps<string> => kindRepr(kind, textOfSet);
