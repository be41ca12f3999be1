import { expect, test } from 'vitest';
import { toPreview } from './kept.ts';
import { toPanelView } from './panel-view.ts';
import { toReport } from './report.ts';
import { createAnswer, createRun, moment } from './testing/previews.ts';

test('a report holds everything that the panel says, and no token and no e-mail address', () => {
  const answer = createAnswer();
  const kept = {
    token: 'the-token',
    forced: {},
    memberships: { key_vip: 'in' },
    agrees: false,
    isOpen: true,
  } as const;
  const page = new URL('https://shop.example/account/max%40shop.example?facet_preview=the-token&_kx=1.2');

  const view = toPanelView(answer, kept, createRun(answer, toPreview(kept)), moment, () => true);
  const report = toReport(view, page, new Date(moment));

  expect(report).toBe(`Preview · nothing is counted
Page: https://shop.example/account/(left out)
Time: 2026-11-24T00:00:00.000Z

Visitor
Klaviyo knows who this visitor is.
Told by Klaviyo’s cookie (__kla_id).
Facet’s own id of this person: subject-0001.

Segments
- VIP: Not known: Klaviyo is asked only about segments that a running experience uses. Pretend, to see both ways. Pretended here: in.

Experiences
- Winter hero (Draft, not started yet)
  ${view.experiences[0]?.decision}
  1. It applies on every page
  2. Nothing was assigned earlier
  3. Does this row of the audience apply?
     - In the segment “VIP”: yes
  4. Assigned by the weights, the same for this person on every device
- Sale for (left out) (Running)
  ${view.experiences[1]?.decision}
  1. It applies on every page
  2. Nothing was assigned earlier
  3. It is for everyone
  4. Assigned by the weights, the same on every page of this browser`);
});
