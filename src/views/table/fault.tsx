import type { ReactNode } from 'react';
import type { Failure } from '../../protocol/failures.ts';
import css from './table.module.css';

/** The parts of a source before, in and after a range of characters; all of it before when there is no range. */
export function cutSource(source: string, from: unknown, to: unknown): readonly [string, string, string] {
  if (typeof from !== 'number' || from < 0 || from > source.length) return [source, '', ''];
  const end = typeof to === 'number' ? Math.min(Math.max(to, from), source.length) : source.length;
  // A fault of no width still has a place: the character at it, or a space behind the last.
  const shown = end > from ? source.slice(from, end) : source.slice(from, from + 1) || ' ';
  return [source.slice(0, from), shown, source.slice(from + shown.length)];
}

/** A fault of an expression: the source with the place underlined, and what is wrong. */
export function Fault(props: {
  readonly source: string;
  readonly failure: Failure;
  readonly title: string;
}): ReactNode {
  const { facts, code } = props.failure;
  const message = facts['message'];
  const [before, wrong, after] = cutSource(props.source, facts['from'], facts['to']);
  return (
    <>
      {code === 'expression' ? (
        <pre>
          {before}
          {wrong === '' ? null : <mark className={css['wrong']}>{wrong}</mark>}
          {after}
        </pre>
      ) : null}
      <p>{code === 'expression' && message !== undefined ? String(message) : props.title}</p>
    </>
  );
}
