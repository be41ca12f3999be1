import type { Decision } from '@facet/engine';
import type { Inspection } from '@facet/protocol';
import { toId } from '../../../lib/ids.ts';

const decision: Decision = {
  experience: toId('hero'),
  variation: toId('b'),
  reason: 'personalized',
  counted: true,
  remember: [],
};

/** Somebody in VIP who gets one personalization. */
export const vera: Inspection = {
  understoodAs: 'address',
  identity: {
    state: 'identified',
    subject: 'sUbJeCt-1234567890abcd',
    steps: [
      'Klaviyo says whose it is (read 5 s ago).',
      'Facet keeps no name of this person, only a code that means nothing elsewhere: sUbJeCt-1234567890abcd.',
    ],
  },
  refreshed: null,
  memberships: [
    {
      segmentId: 'VpX7kd',
      segmentName: 'VIP',
      state: 'in',
      cause: null,
      readAt: '2026-11-25T10:00:00.000Z',
      stale: false,
    },
  ],
  experiences: [
    {
      id: 'hero',
      name: 'VIP welcome',
      variationName: 'For VIPs',
      variations: [
        { id: 'a', name: 'Original' },
        { id: 'b', name: 'For VIPs' },
      ],
      explanation: {
        decision,
        steps: [
          { step: 'status', passed: true },
          { step: 'pages', trace: null, passed: true },
          { step: 'kept', owner: null },
          {
            step: 'audience',
            trace: {
              node: { and: [] },
              value: 'true',
              children: [
                {
                  node: { not: { field: 'klaviyo_segment', operator: 'equals', value: toId('key-vip') } },
                  value: 'true',
                  children: [
                    {
                      node: { field: 'klaviyo_segment', operator: 'equals', value: toId('key-vip') },
                      value: 'unknown',
                      cause: 'processing',
                      children: [],
                    },
                  ],
                },
                {
                  node: { field: 'device', operator: 'is_one_of', value: ['desktop'] },
                  value: 'true',
                  children: [],
                },
              ],
            },
          },
        ],
      },
    },
  ],
  segmentNames: { 'key-vip': 'VIP' },
};

/** The same, but for what is decided. */
export function decided(part: Partial<Decision>, variationName: string | null): Inspection {
  return {
    ...vera,
    experiences: vera.experiences.map((each) => ({
      ...each,
      variationName,
      explanation: { ...each.explanation, decision: { ...each.explanation.decision, ...part } },
    })),
  };
}
