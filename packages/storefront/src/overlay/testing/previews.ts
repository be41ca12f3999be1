import {
  compileExperiences,
  type DecisionContext,
  type ExperienceDefinition,
  explain,
  type Preview,
} from '@facet/engine';
import type { PreviewAnswer } from '@facet/protocol';
import type { PreviewRun } from '../runtime.ts';

/** A moment, in milliseconds since the epoch. */
export const moment: number = Date.UTC(2026, 10, 24);

const vip = { field: 'klaviyo_segment', operator: 'equals', value: 'key_vip' };

function define(id: string, more: object): ExperienceDefinition {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written down here as the server publishes it
  return {
    version: 1,
    id,
    seed: id,
    status: 'running',
    kind: 'test',
    variations: [
      { id: 'control', control: true, weight: 1, changes: [] },
      { id: 'b', control: false, weight: 1, changes: [] },
    ],
    pages: null,
    allocation: 1,
    audience: { type: 'everyone' },
    ...more,
  } as unknown as ExperienceDefinition;
}

/** What the server answers to a link that shows variation B of a draft for VIPs, beside a test that runs for everyone. */
export function createAnswer(): PreviewAnswer {
  const variations = { control: 'Original', b: 'Snow' };
  const rows = [{ id: 'row', when: { and: [{ or: [vip] }] }, action: { type: 'split' }, counted: true }];
  const experiences = [
    define('everyone', {}),
    define('hero', { audience: { type: 'advanced', rows, otherwise: { type: 'leave' } } }),
  ];
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what else a store's configuration has plays no part here
    configuration: {
      store: 'shop',
      segments: ['key_vip'],
      experiences,
    } as unknown as PreviewAnswer['configuration'],
    names: {
      experiences: {
        everyone: { name: 'Sale for jane@shop.example', status: 'running', variations },
        hero: { name: 'Winter hero', status: 'draft', variations },
      },
      segments: { key_vip: 'VIP' },
    },
    forced: { hero: 'b' },
    expiresAt: '2026-12-01T00:00:00.000Z',
  };
}

/** A run of the preview for somebody whom Klaviyo knows, and of whom nobody has asked whether they are a VIP. */
export function createRun(
  { configuration }: PreviewAnswer,
  preview: Preview,
  more: Partial<DecisionContext> = {},
): Omit<PreviewRun, 'settle' | 'agree'> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- subjects and visitor ids are branded
  const context = {
    visitor: 'visitor-0001',
    visitorType: 'returning',
    device: 'desktop',
    page: { url: 'https://shop.example/', path: '/', parameters: {} },
    identity: { state: 'identified', subject: 'subject-0001' },
    memberships: {},
    assignments: { visitor: {}, subject: {} },
    now: moment,
    waited: true,
    ...more,
  } as DecisionContext;
  return {
    awaitsConsent: () => false,
    identity: () => ({ state: 'identified', subject: 'subject-0001' }),
    source: () => 'cookie',
    memberships: () => context.memberships,
    explain: () => explain(compileExperiences(configuration.experiences), context, preview),
  };
}
