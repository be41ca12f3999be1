import { Component, createElement as h, type ReactNode } from 'react';

type Props = { readonly children: ReactNode; readonly onError: (error: unknown) => void };

/** Shows that the shop broke, and tells of it. React has error boundaries as classes alone. */
export class ErrorBoundary extends Component<Props, { readonly isBroken: boolean }> {
  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }

  override state = { isBroken: false };

  override componentDidCatch(error: unknown): void {
    this.props.onError(error);
  }

  override render(): ReactNode {
    return this.state.isBroken ? h('p', { id: 'broken' }, 'Something broke') : this.props.children;
  }
}
