import { createElement as h } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { ErrorBoundary } from './error-boundary.ts';
import { ShopApp } from './shop-app.ts';

declare global {
  interface Window {
    /** Errors of React's that a shop would notice. */
    reactErrors: string[];
    /** What React put right by itself: what it was served was not what it would have rendered. */
    reactWarnings: string[];
  }
}

const errors: string[] = [];
window.reactErrors = errors;
const warnings: string[] = [];
window.reactWarnings = warnings;
const note = (error: unknown): void => void errors.push(String(error));

const root = document.querySelector('#root');
if (root !== null) {
  hydrateRoot(
    root,
    h(ErrorBoundary, { onError: note, children: h(ShopApp, { startPath: location.pathname }) }),
    {
      onUncaughtError: note,
      onCaughtError: note,
      onRecoverableError: (error) => void warnings.push(String(error)),
    },
  );
}
