/** Names of kinds that are sets: the names of the members, sorted and joined. */
import { compareCodePoints } from '../../base/code-points.ts';
import type { Capabilities } from '../../heap/graph.ts';

/** Members named of one set. heapy names them all; here a set of millions must not stop the page. */
const MOST_NAMES = 10_000;

/** `dict of module, tuple`: the members' names by code points. Names may repeat; of too many members the first are named. */
export function setNames(members: Uint32Array, nameOf: (member: number) => string): string {
  const names = Array.from(members.subarray(0, MOST_NAMES), nameOf).sort(compareCodePoints);
  if (members.length > MOST_NAMES) names.push(`… (${members.length - MOST_NAMES} more)`);
  return names.join(', ');
}

/** Why a snapshot cannot be grouped by references. */
export function withoutReferences({ edges }: Capabilities): string | undefined {
  return edges ? undefined : 'This file holds no references between objects.';
}
