import type { Memberships } from '@facet/engine';
import { expect, test } from 'vitest';
import { type KeptPreview, toPreview } from './kept.ts';
import { type PanelView, toPanelView } from './panel-view.ts';
import { createAnswer, createRun, moment } from './testing/previews.ts';

const answer = createAnswer();
const kept: KeptPreview = {
  token: 'secret',
  forced: answer.forced,
  memberships: {},
  agrees: false,
  isOpen: false,
};
const view = (changes: Partial<KeptPreview> = {}, memberships: Memberships = {}): PanelView => {
  const state = { ...kept, ...changes };
  return toPanelView(answer, state, createRun(answer, toPreview(state), { memberships }), moment, () => true);
};

test('what the link shows comes first, by name, with how it stands outside of the preview', () => {
  const { title, experiences } = view();

  expect(title).toBe('Preview · Winter hero: Snow · nothing is counted');
  expect(experiences.map(({ name, status }) => `${name}: ${status}`)).toEqual([
    'Winter hero: Draft, not started yet',
    'Sale for jane@shop.example: Running',
  ]);
  expect(experiences[0]).toMatchObject({
    decision: 'Shows “Snow”: this preview shows it, whoever the visitor is.',
    forced: 'b',
    variations: [
      { id: 'control', name: 'Original' },
      { id: 'b', name: 'Snow' },
    ],
  });
});

test('the order stays when something else is forced, and the title says what and how many', () => {
  const both = view({ forced: { hero: 'b', everyone: 'control' } });

  expect(both.title).toBe('Preview · Winter hero: Snow and 1 more · nothing is counted');
  const none = view({ forced: {} });
  expect(none.title).toBe('Preview · nothing is counted');
  expect(none.experiences.map(({ id }) => id)).toEqual(['hero', 'everyone']);
});

test('what is decided is said with every step, in words', () => {
  const [hero] = view({ forced: {} }).experiences;

  expect(hero?.decision).toBe(
    'Shows the original: whether the visitor is in the audience is not known, because the answer is still under way.',
  );
  expect(hero?.steps).toEqual([
    { text: 'It applies on every page', lines: [] },
    { text: 'Nothing was assigned earlier', lines: [] },
    {
      text: 'Does this row of the audience apply?',
      lines: [
        {
          text: 'In the segment “VIP”: not known, because the answer is still under way',
          lines: [],
        },
      ],
    },
  ]);
});

test('a segment that nobody asks about outside of the preview says so, until somebody pretends', () => {
  const [unasked] = view().segments;

  expect(unasked).toEqual({
    key: 'key_vip',
    name: 'VIP',
    words:
      'Not known: Klaviyo is asked only about segments that a running experience uses. Pretend, to see both ways.',
    pretended: undefined,
    pretence: '',
  });
  const pretended = view({ forced: {}, memberships: { key_vip: 'in' } });
  expect(pretended.segments[0]).toMatchObject({ pretended: 'in', pretence: 'Pretended here: in.' });
  expect(pretended.experiences[0]?.decision).toMatch(/was assigned by the weights\.$/);
});

test('a segment that is pretended says where that has no effect, since something is forced', () => {
  expect(view({ memberships: { key_vip: 'out' } }).segments[0]?.pretence).toBe(
    'Pretended here: not in. Has no effect on “Winter hero” while “Snow” is forced.',
  );
});

test('before the visitor agrees, neither the title nor a decision claims that something is shown', () => {
  const run = { ...createRun(answer, toPreview(kept)), awaitsConsent: () => true };
  const { title, experiences } = toPanelView(answer, kept, run, moment, () => true);

  expect(title).toBe('Preview · Waits for consent · nothing is counted');
  expect(new Set(experiences.map(({ decision }) => decision))).toEqual(
    new Set(['Shows the original: nothing is decided before the visitor agrees.']),
  );
  expect(view({ agrees: true }).identity.at(-1)).toBe('Consent is taken for granted in this preview.');
});

test('a membership that is known is said with its age', () => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- segment keys are branded
  const memberships = { key_vip: { state: 'out', readAt: moment - 125_000, stale: true } } as Memberships;

  expect(view({}, memberships).segments[0]?.words).toBe(
    'Not in, read from Klaviyo 2 minutes ago; older than usual, since Klaviyo does not answer.',
  );
});

test('the visitor is told of in words, with where that was read', () => {
  expect(view().identity).toEqual([
    'Klaviyo knows who this visitor is.',
    'Told by Klaviyo’s cookie (__kla_id).',
    'Facet’s own id of this person: subject-0001.',
  ]);
});

test('what was kept for an experience or a variation that is gone shows nothing', () => {
  const { title, experiences } = view({ forced: { hero: 'gone', over: 'b' } });

  expect(title).toBe('Preview · nothing is counted');
  expect(experiences[0]).toMatchObject({ forced: undefined });
});

test('changes that are shown and find nothing on the page are told, once each', () => {
  const changes = ['.gone', '.gone', '.there'].map((selector) => ({ kind: 'text', selector, value: 'Hi' }));
  const experiences = answer.configuration.experiences.map((definition) => ({
    ...definition,
    variations: definition.variations.map((variation) => ({ ...variation, changes })),
  }));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the server publishes it
  const configuration = { ...answer.configuration, experiences } as unknown as typeof answer.configuration;
  const changed = { ...answer, configuration };
  const run = createRun(changed, toPreview(kept));
  const [hero] = toPanelView(changed, kept, run, moment, (selector) => selector !== '.gone').experiences;

  expect(hero?.missing).toEqual(['.gone']);
  expect(view().experiences[0]?.missing).toEqual([]);
});
