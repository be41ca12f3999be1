import type { Member } from '@facet/protocol';

/** What each role may do, as it is offered. */
export const roleWords: Readonly<Record<Member['role'], { readonly label: string; readonly may: string }>> = {
  owner: { label: 'Owner', may: 'Does everything: members, tokens, Klaviyo, settings and data.' },
  editor: { label: 'Editor', may: 'Creates, changes, starts and ends experiences.' },
  viewer: { label: 'Viewer', may: 'Looks at everything but members and tokens, and changes nothing.' },
};

/** Roles as options of a list, the one that may most first. */
export const roleOptions = (['owner', 'editor', 'viewer'] as const).map((role) => ({
  value: role,
  label: roleWords[role].label,
}));

/** Marks a text of a list as the role that it is. */
export function toRole(text: string | null): Member['role'] {
  return text === 'owner' || text === 'editor' ? text : 'viewer';
}
