import type { FacetApi } from '../http/facet-api.ts';
import { getList, getObject, getText, type Json, type JsonObject } from '../http/json.ts';

/** The ids of the segments that the seeded experiences aim at. */
export type SeedSegments = { readonly vip: string; readonly winBack: string };

/** What differs from the draft that Facet makes of a new experience. */
export type ExperienceDraft = {
  readonly kind: 'test' | 'personalization';
  readonly name: string;
  readonly audience: JsonObject;
  readonly variationName: string;
  /** They go to the variation that is not the control. */
  readonly changes: readonly JsonObject[];
  /** Weight of the control beside 1 for the variation; 1 when absent. */
  readonly controlWeight?: number;
  /** More of its definition: pages, schedule, group, priority. */
  readonly more?: { readonly [name: string]: Json };
};

/** Creates and starts the demo's two experiences, unless experiences by their names are there. */
export async function seedExperiences(api: FacetApi, storeId: string, segments: SeedSegments): Promise<void> {
  const path = `/stores/${storeId}/experiences`;
  const present = getList(await api.call('GET', path), 'experiences').map((item) => getText(item, 'name'));
  for (const draft of [vipWelcome(segments.vip), winBackHero(segments.winBack)]) {
    if (!present.includes(draft.name)) await createRunningExperience(api, storeId, draft);
  }
}

/** Creates one experience through Facet's own interface, starts it and answers its id. */
export async function createRunningExperience(
  api: FacetApi,
  storeId: string,
  draft: ExperienceDraft,
): Promise<string> {
  const path = `/stores/${storeId}/experiences`;
  const created = getObject(await api.call('POST', path, { kind: draft.kind, name: draft.name }));
  const id = getText(created, 'id');
  const definition = getObject(created, 'definition');
  const variations = getList(definition, 'variations').map((variation): Json => {
    const known = getObject(variation);
    if (known['control'] === true) return { ...known, name: 'Original', weight: draft.controlWeight ?? 1 };
    return { ...known, name: draft.variationName, weight: 1, changes: draft.changes };
  });
  await api.call('PUT', `${path}/${id}`, {
    revision: created['revision'] ?? null,
    name: draft.name,
    definition: { ...definition, ...draft.more, audience: draft.audience, variations },
  });
  await api.call('POST', `${path}/${id}/status`, { status: 'running' });
  return id;
}

function vipWelcome(segment: string): ExperienceDraft {
  return {
    kind: 'personalization',
    name: 'VIP welcome',
    audience: { type: 'custom', expression: { and: [{ or: [inSegment(segment)] }] } },
    variationName: 'For VIPs',
    changes: [
      { kind: 'text', selector: '#announcement', value: 'Welcome back, VIP: 15 % off with VIP15' },
      { kind: 'text', selector: '.hero h1', value: 'First pick of the autumn, for you' },
      { kind: 'text', selector: '.hero .cta', value: 'See it before everybody else' },
      { kind: 'discount', code: 'VIP15' },
    ],
  };
}

function winBackHero(segment: string): ExperienceDraft {
  return {
    kind: 'test',
    name: 'Win-back hero',
    audience: {
      type: 'advanced',
      rows: [{ id: 'win-back', when: inSegment(segment), action: { type: 'split' }, counted: true }],
      otherwise: { type: 'leave' },
    },
    variationName: 'Missed you',
    changes: [
      { kind: 'text', selector: '.hero h1', value: 'The mountains asked after you' },
      { kind: 'text', selector: '.hero .cta', value: 'Come back for 20 % off' },
      { kind: 'discount', code: 'WINBACK20' },
    ],
  };
}

function inSegment(segment: string): JsonObject {
  return { field: 'klaviyo_segment', operator: 'equals', value: segment };
}
