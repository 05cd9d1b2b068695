import { Component, type ReactNode } from 'react';

type Props = {
  readonly children: ReactNode;
  /** Reports the bug and sends the kiosk home. */
  readonly onFault: (fault: unknown) => void;
};

/**
 * Catches what no screen expected. The children are drawn anew after the visit was ended; if the start page itself
 * cannot be drawn, the fault goes on to the window, where the watchdog of main sees it.
 */
export class Boundary extends Component<Props, { readonly round: number; readonly failedAt: number | null }> {
  override state = { round: 0, failedAt: null };

  static getDerivedStateFromError(): { readonly failedAt: number } {
    return { failedAt: 1 };
  }

  override componentDidCatch(fault: unknown): void {
    this.props.onFault(fault);
    this.setState(({ round }) => ({ round: round + 1, failedAt: null }));
  }

  override render(): ReactNode {
    if (this.state.failedAt !== null) return null;
    return <div key={this.state.round}>{this.props.children}</div>;
  }
}
