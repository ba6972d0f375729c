import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  /** Another value tries again: the article that is shown, for one. */
  resetKey?: unknown;
  fallback: (retry: () => void) => ReactNode;
  children: ReactNode;
}

/** Keeps a part of the page that breaks from taking the rest with it. `main.tsx` reports the error. */
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
