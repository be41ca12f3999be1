import { getText } from '@facet/dev';
import type { Screen } from './admin-screens.ts';
import type { TestWorld } from './start-world.ts';

/** What people see before they are in: signing in, joining by an invitation, and the first start of an installation. */
export function listEntryScreens(world: TestWorld): readonly Screen[] {
  return [
    {
      name: 'sign-in',
      open: async (page) => {
        await page.goto(world.facetUrl);
        await page.getByRole('button', { name: /^sign in$/i }).waitFor();
      },
    },
    {
      name: 'join',
      open: async (page) => {
        const api = await world.openApi();
        // Whoever is invited again gets a new link.
        const body = { email: 'ida@nordlys.example', role: 'editor' };
        await page.goto(getText(await api.call('POST', '/invitations', body), 'url'));
        await page.getByRole('button', { name: 'Join' }).waitFor();
      },
    },
    {
      name: 'first-start',
      open: async (page) => {
        // As an installation answers that has no owner yet.
        const session = '**/api/v1/session';
        await page.route(session, (route) => route.fulfill({ json: { state: 'needs_owner' } }));
        await page.goto(world.facetUrl);
        await page.getByRole('button', { name: 'Create your account' }).waitFor();
        await page.unroute(session);
      },
    },
  ];
}
