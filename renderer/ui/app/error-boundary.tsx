import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  /** When it changes, the children render again, for instance for another article. */
  resetKey?: unknown;
  fallback: (retry: () => void) => ReactNode;
  children: ReactNode;
}

/** Keeps an error in one part of the page from unmounting the rest; `main.tsx` reports it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidUpdate(before: ErrorBoundaryProps) {
    if (this.state.failed && before.resetKey !== this.props.resetKey) this.retry();
  }

  retry = () => this.setState({ failed: false });

  override render() {
    return this.state.failed ? this.props.fallback(this.retry) : this.props.children;
  }
}
