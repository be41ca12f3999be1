import { getList, getText } from '@facet/dev';
import type { Page } from 'playwright-core';
import { adminPages } from './admin-session.ts';
import type { TestWorld } from './start-world.ts';

/** One screen of the admin: how to come to see it. */
export type Screen = {
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
};

/** Every screen of a store that has experiences: the pages, the tabs of one experience, and an inspection. */
export async function listScreens(world: TestWorld): Promise<readonly Screen[]> {
  const store = `${world.facetUrl}/stores/${world.storeId}`;
  const api = await world.openApi();
  const experiences = getList(await api.call('GET', `/stores/${world.storeId}/experiences`), 'experiences');
  const welcome = experiences.find((experience) => getText(experience, 'name') === 'VIP welcome') ?? null;
  const editor = `${store}/experiences/${getText(welcome, 'id')}`;
  const goTo = (url: string) => async (page: Page) => {
    await page.goto(url);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  return [
    ...adminPages.map((name) => ({
      name: name.replaceAll('/', '-'),
      open: goTo(`${store}/${name}`),
    })),
    ...editorTabs.map((tab) => ({ name: `editor-${tab}`, open: goTo(`${editor}?tab=${tab}`) })),
    { name: 'new-store', open: goTo(`${world.facetUrl}/new-store`) },
    {
      name: 'inspection',
      open: async (page) => {
        await goTo(`${store}/inspect`)(page);
        await page.getByLabel('Who').fill(world.emailLink);
        await page.getByRole('button', { name: 'Inspect', exact: true }).click();
        await page.getByRole('region', { name: 'VIP welcome' }).waitFor();
      },
    },
  ];
}

/** The tabs of an experience, as addresses name them. */
const editorTabs = ['overview', 'variations', 'targeting', 'pages', 'schedule', 'goals', 'preview'] as const;
