import { Component, type ErrorInfo, type ReactNode } from 'react';

type Props = {
  readonly children: ReactNode;
  /** Drawn instead of the page; gets what opens it again. */
  readonly fallback: (again: () => void) => ReactNode;
  readonly onCrash: (name: string, where: string) => void;
};

/** Catches a fault in drawing: what was submitted is safe in the outbox, so the page may simply be drawn afresh. */
export class CrashGuard extends Component<Props, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    const first = info.componentStack?.trim().split('\n')[0] ?? '';
    this.props.onCrash(error.name, first.slice(0, 200));
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children;
    return this.props.fallback(() => this.setState({ crashed: false }));
  }
}
