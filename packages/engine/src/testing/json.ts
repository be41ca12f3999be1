import { readExperienceDefinition } from '../index.ts';

export const control = { id: 'control', control: true, weight: 1, changes: [] };
export const b = { id: 'b', name: 'Variation B', control: false, weight: 1, changes: [] };
export const vip = { field: 'klaviyo_segment', operator: 'equals', value: 'VIP' };

/** A valid test as plain JSON, a draft, and whatever is said otherwise. */
export function toTestJson(otherwise: object = {}): Record<string, unknown> {
  return {
    version: 1,
    id: 'test-1',
    name: 'Hero',
    seed: 'seed-1',
    status: 'draft',
    kind: 'test',
    variations: [control, b],
    pages: null,
    allocation: 1,
    audience: { type: 'everyone' },
    ...otherwise,
  };
}

/** A valid personalization as plain JSON, and whatever is said otherwise. */
export function toPersonalizationJson(otherwise: object = {}): Record<string, unknown> {
  return toTestJson({ kind: 'personalization', mode: { type: 'permanent' }, holdout: 0, ...otherwise });
}

/** A test with one *Advanced* row, and whatever is said otherwise about it. */
export function withRow(row: object): Record<string, unknown> {
  const whole = { id: 'r1', when: vip, action: { type: 'split' }, counted: true, ...row };
  return toTestJson({ audience: { type: 'advanced', rows: [whole], otherwise: { type: 'leave' } } });
}

/** A test whose second variation makes this change. */
export function withChange(change: object): Record<string, unknown> {
  return toTestJson({ variations: [control, { ...b, changes: [change] }] });
}

/** A test with this *Custom* audience. */
export function withExpression(expression: unknown): Record<string, unknown> {
  return toTestJson({ audience: { type: 'custom', expression } });
}

/** `path: message` of each problem. */
export function listProblems(value: unknown): readonly string[] {
  const read = readExperienceDefinition(value);
  return read.ok ? [] : read.problems.map(({ path, message }) => `${path}: ${message}`);
}

/** The same without one key. */
export function without(value: Record<string, unknown>, key: string): Record<string, unknown> {
  const { [key]: _, ...rest } = value;
  return rest;
}
