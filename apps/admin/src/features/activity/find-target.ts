/** The page of a store on which the subject of a change is found. */
export type TargetPage =
  | { readonly to: '/stores/$storeId/experiences/$experienceId'; readonly experienceId: string }
  | {
      readonly to:
        | '/stores/$storeId/settings'
        | '/stores/$storeId/settings/members'
        | '/stores/$storeId/settings/tokens'
        | '/stores/$storeId/settings/data'
        | '/stores/$storeId/integrations'
        | '/stores/$storeId/segments';
    };

type Entry = { readonly action: string; readonly target: string };

const pages = {
  store: '/stores/$storeId/settings',
  member: '/stores/$storeId/settings/members',
  owner: '/stores/$storeId/settings/members',
  token: '/stores/$storeId/settings/tokens',
  data: '/stores/$storeId/settings/data',
  person: '/stores/$storeId/settings/data',
  klaviyo: '/stores/$storeId/integrations',
  segment: '/stores/$storeId/segments',
} as const;

/** Where what changed is found; nowhere where it is gone, or where this version knows no page for it. */
export function findTargetPage({ action, target }: Entry): TargetPage | undefined {
  if (action === 'experience.removed' || action === 'store.removed') return undefined;
  const noun = action.split('.')[0] ?? '';
  if (noun === 'experience')
    return { to: '/stores/$storeId/experiences/$experienceId', experienceId: target };
  return isKnown(noun) ? { to: pages[noun] } : undefined;
}

function isKnown(noun: string): noun is keyof typeof pages {
  return Object.hasOwn(pages, noun);
}
