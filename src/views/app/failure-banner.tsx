import type { ReactNode } from 'react';
import type { Failure } from '../../protocol/failures.ts';
import { Banner } from '../../ui/banner/banner.tsx';
import { failureText } from '../../wording/failure-text.ts';

/** The facts of a failure as lines, for a report to someone else. */
export function failureFacts(failure: Failure, subject: string): string {
  const facts = Object.entries(failure.facts).map(([name, value]) => `${name}: ${value}`);
  return [`${failure.code}: ${subject}`, ...facts].join('\n');
}

/** A failure in the place of what failed. `subject` is the file's name or a word for what was asked. */
export function FailureBanner(props: {
  readonly failure: Failure;
  readonly subject: string;
  readonly actions?: ReactNode;
  readonly onDismiss?: () => void;
}): ReactNode {
  const text = failureText(props.failure, props.subject);
  const { actions, onDismiss } = props;
  return (
    <Banner
      tone="failure"
      title={text.title}
      detail={text.detail}
      remedy={text.remedy}
      facts={failureFacts(props.failure, props.subject)}
      {...(actions === undefined ? {} : { actions })}
      {...(onDismiss === undefined ? {} : { onDismiss })}
    />
  );
}
