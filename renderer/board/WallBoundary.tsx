import { Component, type ReactNode } from 'react';
import styles from './root.module.css';

type Props = {
  readonly children: ReactNode;
  /** What stands on the wall until it is loaded anew. */
  readonly broken: ReactNode;
  /** Logs the error and sees to the reload. */
  readonly onError: (error: unknown) => void;
};

/** A bug in a wall is caught here: the wall says so and comes back by itself, nobody stands at it to press a key. */
export class WallBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <div className={styles.board}>{this.props.broken}</div>;
  }
}
