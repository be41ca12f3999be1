import type { InspectRequest } from '@facet/protocol';
import { describe, expect, test } from 'vitest';
import { toReport } from './report.ts';
import { toPlaceWords } from './report-place.ts';
import { vera } from './testing/inspections.ts';

const store = { name: 'Nordlys', timeZone: 'Europe/Berlin' };
const at = '2026-11-25T10:00:05.000Z';
const link =
  'https://shop.example/account/orders/7f3kd92hfk3h4k2j?_kx=aB3%3DxY7.McN66&email=vera@shop.example&ref=vera-77';

test('a report tells what was asked, what is known and every step', () => {
  const request: InspectRequest = { input: 'aB3xY7.McN66', device: 'desktop', refresh: true };
  expect(toReport({ request, inspection: { ...vera, understoodAs: 'exchange_id' }, at }, store)).toBe(
    `# What a visitor of “Nordlys” gets, and why

- Looked at: 2026-11-25T10:00:05.000Z, Klaviyo asked anew
- By: a Klaviyo identifier (_kx)
- Page: the home page of the store
- Device: Computer

## Who it is

Identified.

1. Klaviyo says whose it is (read 5 s ago).

## Segments

- “VIP”: In, read from Klaviyo at 2026-11-25T10:00:00.000Z

## Experiences

1 experience is running. This visitor gets 1.

### VIP welcome

Shows “For VIPs”: the visitor is in the audience.
Reason: personalized. Counts in the results.

1. It is running
2. The page fits. It applies on every page.
3. Nothing was assigned earlier
4. Is the visitor in the audience?
   - Yes: all of these:
     - Yes: the contrary of this:
       - Not known: is in the segment “VIP” (Klaviyo is still working out who is in the segment)
     - Yes: uses a computer

This report names nobody: tokens, ids of people and browsers, and values in addresses are left out.`,
  );
});

describe('a report names nobody', () => {
  const secret = /aB3|xY7|McN66|vera|@|sUbJeCt|7f3kd9|visitor-0001|secret-plan/i;
  const made: Omit<InspectRequest, 'input'> = {
    pageUrl: `https://shop.example/p/sale?who=vera@shop.example&token=aB3`,
    referrer: 'https://mail.example/inbox/vera@shop.example?_kx=aB3',
    attributes: { plan: 'secret-plan', tags: ['secret-plan'] },
    country: 'DE',
    preview: { memberships: { VpX7kd: 'out' }, forced: { hero: 'b' } },
  };
  const understood = [
    [link, 'address'],
    ['aB3%3DxY7.McN66', 'exchange_id'],
    ['visitor-0001', 'visitor_id'],
  ] as const;

  test.each(understood)('looked up by %s', (input, understoodAs) => {
    const look = { request: { input }, inspection: { ...vera, understoodAs }, at };
    expect(toReport(look, store)).not.toMatch(secret);
    const report = toReport({ ...look, request: { input, ...made } }, store);
    expect(report).not.toMatch(secret);
    expect(report).toContain('- Page: https://shop.example/p/sale, with who, token (values left out)');
    expect(report).toContain('- Pretended: not in the segment “VIP”');
    expect(report).toContain('- Pretended: “VIP welcome” shows “For VIPs”');
    expect(report).toContain('- Pretended: came from mail.example');
    expect(report).toContain('- Pretended: the attributes plan, tags');
  });

  test.each(understood)('not even where somebody called an experience by %s', (input, understoodAs) => {
    const [first] = vera.experiences;
    if (first === undefined) throw new Error('There is one.');
    const token = input === link ? 'aB3=xY7.McN66' : input;
    const name = `For ${token} and\nvera@shop.example`;
    const inspection = { ...vera, understoodAs, experiences: [{ ...first, name, variationName: name }] };
    const report = toReport({ request: { input }, inspection, at }, store);
    expect(report).not.toMatch(secret);
    expect(report).toContain('### For (left out) and');
  });
});

test('an address says where it leads, not what it carries', () => {
  expect(toPlaceWords({ input: link }, 'address')).toBe(
    'https://shop.example/account/orders/…, with _kx, email, ref (values left out), where the link leads',
  );
  const pageUrl = 'https://shop.example/products/mens-waterproof-jacket-2024';
  expect(toPlaceWords({ input: link, pageUrl }, 'address')).toBe(pageUrl);
  expect(toPlaceWords({ input: '?_kx=a.McN66' }, 'address')).toBe('the home page of the store');
});
