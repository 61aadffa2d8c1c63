import type { JobId } from '../protocol/service.ts';

let lastJob = 0;

/** A number for one call that can take long; no other job of this page has it. */
export function nextJob(): JobId {
  return ++lastJob as JobId;
}
