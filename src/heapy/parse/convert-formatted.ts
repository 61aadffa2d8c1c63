/** f-strings: the texts between the replacements, and what the replacements say. */
import type { SyntaxNode } from '@lezer/common';
import { HeapyError } from '../heapy-error.ts';
import { childrenOf, rangeOf, refuse, textAt } from './cursor.ts';
import type { Conversion } from './cursor.ts';
import { stringParts, unescape } from './literals.ts';
import type { FormattedPart } from './syntax.ts';

type TextOf = (from: number, to: number) => string;

/** Texts and replacements between two offsets of the source, in order. */
function partsBetween(
  conversion: Conversion,
  node: SyntaxNode,
  bounds: { readonly from: number; readonly to: number },
  textOf: TextOf,
): FormattedPart[] {
  const parts: FormattedPart[] = [];
  let at = bounds.from;
  const text = (to: number): void => {
    if (to > at) parts.push({ text: textOf(at, to) });
  };
  for (const child of childrenOf(node)) {
    if (child.name !== 'FormatReplacement') continue;
    text(child.from);
    parts.push(convertReplacement(conversion, child, textOf));
    at = child.to;
  }
  text(bounds.to);
  return parts;
}

function convertReplacement(conversion: Conversion, node: SyntaxNode, textOf: TextOf): FormattedPart {
  const children = childrenOf(node).filter((child) => child.name !== '{' && child.name !== '}');
  let conversionMark: 'r' | 's' | 'a' | undefined;
  let format: readonly FormattedPart[] = [];
  for (const child of children.slice(1)) {
    if (child.name === 'FormatConversion') {
      const mark = textAt(conversion, child).slice(1);
      if (mark !== 'r' && mark !== 's' && mark !== 'a') return refuse(conversion, child);
      conversionMark = mark;
    } else if (child.name === 'FormatSpec') {
      format = partsBetween(conversion, child, { from: child.from + 1, to: child.to }, textOf);
    } else if (child.name === 'FormatSelfDoc')
      throw new HeapyError('syntax', '`=` in a replacement is not part of this language', rangeOf(child));
    else return refuse(conversion, child);
  }
  return { value: conversion.expression(children[0]), conversion: conversionMark, format };
}

/** The parts of one f-string literal. Throws HeapyError. */
export function convertFormatted(conversion: Conversion, node: SyntaxNode): FormattedPart[] {
  const { raw, from, to } = stringParts(textAt(conversion, node), rangeOf(node));
  const textOf: TextOf = (start, end) => {
    const body = conversion.source.slice(start, end).replaceAll('{{', '{').replaceAll('}}', '}');
    if (/^\}|[^}]\}$/.test(body) && !conversion.source.slice(start, end).includes('}}'))
      throw new HeapyError('syntax', "f-string: single '}' is not allowed", { from: start, to: end });
    return raw ? body : unescape(body, rangeOf(node));
  };
  return partsBetween(conversion, node, { from: node.from + from, to: node.from + to }, textOf);
}
