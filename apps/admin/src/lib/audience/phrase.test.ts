import type { Condition } from '@facet/engine';
import { expect, test } from 'vitest';
import { toId } from '../ids.ts';
import { toPhrase } from './phrase.ts';

const say = (condition: Condition) => toPhrase(condition, (id) => id.toUpperCase());
const attribute = { field: 'attribute', name: 'cart_total' } as const;
const here = 'in the store’s time zone';

const phrases: readonly (readonly [Condition, string])[] = [
  [
    { field: 'klaviyo_segment', operator: 'none_of', value: [toId('vip'), toId('lost')] },
    'is identified by Klaviyo and in none of the segments “VIP” or “LOST”',
  ],
  [{ field: 'identified', operator: 'equals', value: false }, 'is not identified by Klaviyo'],
  [{ field: 'visitor_type', operator: 'does_not_equal', value: 'new' }, 'has been here before'],
  [{ field: 'device', operator: 'is_not_one_of', value: ['tablet'] }, 'does not use a tablet'],
  [
    { field: 'traffic_source', operator: 'is_one_of', value: ['email', 'paid_search'] },
    'came by email or by paid search',
  ],
  [{ field: 'traffic_site', operator: 'is_one_of', value: ['tiktok'] }, 'came from TikTok'],
  [{ field: 'traffic_site', operator: 'is_not_one_of', value: ['x'] }, 'did not come from X'],
  [{ field: 'country', operator: 'is_one_of', value: ['DE', 'AT'] }, 'is in Germany or Austria'],
  [{ field: 'country', operator: 'is_not_one_of', value: ['CH'] }, 'is not in Switzerland'],
  [{ field: 'language', operator: 'is_one_of', value: ['de'] }, 'speaks German'],
  [
    { field: 'day_of_week', operator: 'is_one_of', value: ['saturday', 'sunday'] },
    `is here on Saturday or Sunday ${here}`,
  ],
  [
    { field: 'time_of_day', operator: 'is_between', value: { from: '09:00', to: '17:30' } },
    `is here between 09:00 and 17:30 ${here}`,
  ],
  [
    { field: 'time_of_day', operator: 'is_not_between', value: { from: '22:00', to: '' } },
    `is here outside of the time between 22:00 and … ${here}`,
  ],
  [
    { field: 'utm', name: 'campaign', operator: 'starts_with', value: 'spring' },
    'came with a utm_campaign that starts with “spring”',
  ],
  [{ field: 'utm', name: 'id', operator: 'does_not_exist' }, 'came without a utm_id'],
  [
    { field: 'landing_page', operator: 'does_not_start_with', value: '/blog' },
    'began the visit on a page where the path does not start with “/blog”',
  ],
  [
    { field: 'referring_domain', operator: 'is_not_one_of', value: ['a.com', 'b.com'] },
    'did not come from a domain that is “a.com” or “b.com”',
  ],
  [{ field: 'cookie', name: 'plan', operator: 'exists' }, 'has a cookie “plan”'],
  [
    { field: 'cookie', name: 'plan', operator: 'does_not_equal', value: 'pro' },
    'has no cookie “plan” that is “pro”',
  ],
  [
    { field: 'url_parameter', name: 'ref', operator: 'matches_regex', value: '^a+$' },
    'is on a page where the URL parameter “ref” matches the pattern “^a+$”',
  ],
  [
    { ...attribute, operator: 'greater_than', value: 1000 },
    'has an attribute “cart_total” that is more than 1,000',
  ],
  [
    { ...attribute, operator: 'is_not_between', value: { from: 0.5, to: Number.NaN } },
    'has an attribute “cart_total” that is not between 0.5 and …',
  ],
  [{ ...attribute, operator: 'does_not_exist' }, 'does not have the attribute “cart_total”'],
  [
    { field: 'javascript', operator: 'is_not_true', value: 'window.isMember' },
    'is on a page where the JavaScript “window.isMember” does not come out true',
  ],
];

test.each(phrases)('%j reads in plain words', (condition, words) => {
  expect(say(condition)).toBe(words);
});

test('what is not filled in yet is left open', () => {
  expect(say({ field: 'country', operator: 'is_one_of', value: [] })).toBe('is in …');
  expect(say({ field: 'cookie', name: '', operator: 'equals', value: '' })).toBe(
    'has a cookie “…” that is “…”',
  );
  expect(say({ field: 'klaviyo_segment', operator: 'equals', value: toId('') })).toBe(
    'is in the segment “…”',
  );
});
