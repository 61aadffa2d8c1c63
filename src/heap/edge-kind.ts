/** How a reference leads from its source to its target, and what `edgeLabel` means for it. */

/** Codes 0 … 10 are heapy's own; the rest are ours. The code is the sort key of printed paths. */
export const EdgeKind = {
  unknown: 0, //    label: NO_LABEL
  attribute: 1, //  label: StringIndex of the name; `.name`
  item: 2, //       label: NodeIndex of the key; `[key]`
  key: 3, //        label: position of the key; `.keys()[i]`
  internal: 4, //   label: StringIndex; C-only member, `->name`
  ownKey: 5, //     label: position; key of the object's own dict
  local: 6, //      label: StringIndex; local variable of a frame
  cell: 7, //       label: StringIndex; cell or free variable of a frame
  stack: 8, //      label: position on the value stack
  member: 9, //     label: 0; member of a set
  custom: 10, //    label: StringIndex
  index: 11, //     label: integer position; `[i]`
  namedItem: 12, // label: StringIndex of the key's repr; `[key]` where the key is no node
  weak: 13, //      label: NO_LABEL; keeps nothing alive
} as const;

export type EdgeKind = (typeof EdgeKind)[keyof typeof EdgeKind];

/** Number of kinds; a code at or above it is invalid. */
export const EDGE_KINDS = 14;
