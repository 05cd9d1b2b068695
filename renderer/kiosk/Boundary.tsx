import { Component, type ReactNode } from 'react';

type Props = {
  readonly children: ReactNode;
  /** Reports the bug and sends the kiosk home. */
  readonly onFault: (fault: unknown) => void;
  /** Home cannot be drawn either: the page has to start afresh. */
  readonly onHopeless: () => void;
};

type State = { readonly round: number; readonly failed: boolean };

/** Faults in a row after which drawing again is pointless. */
const MOST_ROUNDS = 3;

/** Catches what no screen expected: the visit ends and the start page is drawn anew. */
export class Boundary extends Component<Props, State> {
  override state: State = { round: 0, failed: false };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  override componentDidCatch(fault: unknown): void {
    this.props.onFault(fault);
    if (this.state.round >= MOST_ROUNDS) this.props.onHopeless();
    else this.setState(({ round }) => ({ round: round + 1, failed: false }));
  }

  override render(): ReactNode {
    if (this.state.failed) return null;
    return <div key={this.state.round}>{this.props.children}</div>;
  }
}
