/** Our own mistakes: the message and the stack with a copy button, instead of an empty page. */
import { Component, type ReactNode } from 'react';
import { Banner } from '../../ui/banner/banner.tsx';
import { Button } from '../../ui/button.tsx';

interface Props {
  readonly children: ReactNode;
  /** Another value tries again. */
  readonly place: string;
}

interface State {
  readonly error: Error | undefined;
  readonly place: string;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined, place: this.props.place };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.place === state.place ? null : { error: undefined, place: props.place };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <Banner
        tone="failure"
        title="Heapglass made a mistake."
        detail={error.message}
        remedy="The open snapshots are still there. Please report this with the copied facts."
        facts={`${error.name}: ${error.message}\n${error.stack ?? ''}`}
        actions={<Button onClick={() => this.setState({ error: undefined })}>Try again</Button>}
      />
    );
  }
}
