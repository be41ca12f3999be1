import type { Decision, DecisionContext, ExperienceId, SegmentKey, VariationId } from '@facet/engine';
import { toSegment } from './scenario.ts';

/**
 * What somebody would write by hand for exactly this scenario and nothing else, giving the same decisions: the least
 * that has to be done.
 */
export function createFloor(count: number): (context: DecisionContext) => readonly Decision[] {
  const experiments = Array.from({ length: count }, (_, index) => ({
    experience: `experiment-${index}` as ExperienceId,
    seed: hash(`split/seed-${index}`, 0),
    segment: toSegment(index),
  }));
  const vip = 'vip' as SegmentKey;
  const a = 'a' as VariationId;
  const b = 'b' as VariationId;
  const missing: readonly SegmentKey[] = [];
  return ({ device, memberships, identity, now: at }) => {
    const unit = identity.state === 'identified' ? identity.subject : '';
    const eligible = device === 'mobile' || device === 'tablet' || memberships[vip]?.state === 'in';
    return experiments.map(({ experience, seed, segment }): Decision => {
      if (eligible && memberships[segment]?.state === 'in') {
        const variation = hash(unit, seed) < 2 ** 31 ? a : b;
        const assignment = { kind: 'split', variation, counted: true, at } as const;
        const remember = [{ owner: 'subject', assignment }] as const;
        return { experience, variation, reason: 'split', counted: true, assignment, remember, missing };
      }
      const assignment = { kind: 'default', variation: a, counted: false, at } as const;
      const remember = [{ owner: 'subject', assignment }] as const;
      return {
        experience,
        variation: a,
        reason: 'default_assignment',
        counted: false,
        assignment,
        remember,
        missing,
      };
    });
  };
}

function hash(text: string, seed: number): number {
  let value = seed;
  let block = 0;
  for (let index = 0; index < text.length; index += 1) {
    block |= text.charCodeAt(index) << ((index & 3) * 8);
    if ((index & 3) === 3) {
      value ^= scramble(block);
      value = (value << 13) | (value >>> 19);
      value = (Math.imul(value, 5) + 0xe6546b64) | 0;
      block = 0;
    }
  }
  value ^= scramble(block) ^ text.length;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

function scramble(block: number): number {
  const mixed = Math.imul(block, 0xcc9e2d51);
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
}
