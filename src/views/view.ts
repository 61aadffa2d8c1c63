import type { ComponentType } from 'react';

/** A tab of the page. Everything it shows comes from the place in the address bar and from the service. */
export interface View {
  /** Stands in the URL. */
  readonly id: string;
  readonly title: string;
  /** The pane below answers "why is it alive" for what is selected here. */
  readonly hasPane: boolean;
  readonly Component: ComponentType;
}
