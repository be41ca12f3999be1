import type { FirstStep } from '@facet/protocol';

/** What each of a new store's first steps is called, what it is for, and where it is done. */
export const firstStepWords = {
  install: {
    title: 'Install the script',
    text: 'One line in the head of your shop’s pages.',
    to: '/stores/$storeId/install',
    search: {},
    action: 'Install',
  },
  connect: {
    title: 'Connect Klaviyo',
    text: 'So that a segment can decide who sees what.',
    to: '/stores/$storeId/integrations',
    search: {},
    action: 'Connect',
  },
  create: {
    title: 'Create an experience for a segment',
    text: 'Choose what to change, and which segment is to see it.',
    to: '/stores/$storeId/experiences',
    search: { create: 'personalization' },
    action: 'Create',
  },
  verify: {
    title: 'See it in your shop',
    text: 'Start it. Then click a link in an e-mail that Klaviyo has sent to somebody in the segment: they see your change, everybody else the original. Done when somebody was shown it.',
    to: '/stores/$storeId/inspect',
    search: {},
    action: 'Check a visitor',
  },
} as const satisfies Record<FirstStep['step'], unknown>;
