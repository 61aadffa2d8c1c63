import { useEffect, useState, type ReactNode } from 'react';
import { Button } from '../button.tsx';
import { copyText } from './copy-text.ts';

const SAID_MS = 1500;

/** Copies a text and says so on its own face. */
export function CopyButton(props: { readonly text: string; readonly label?: string; readonly of?: string }): ReactNode {
  const [said, setSaid] = useState<'copied' | 'refused'>();
  useEffect(() => {
    if (said === undefined) return undefined;
    const timer = setTimeout(() => setSaid(undefined), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const face = props.label ?? 'Copy';
  const copy = (): void => void copyText(props.text).then((done) => setSaid(done ? 'copied' : 'refused'));
  return (
    <Button onClick={copy} {...(props.of === undefined ? {} : { label: `${face} ${props.of}` })}>
      <span aria-live="polite">{said === undefined ? face : said === 'copied' ? 'Copied' : 'Not copied'}</span>
    </Button>
  );
}
