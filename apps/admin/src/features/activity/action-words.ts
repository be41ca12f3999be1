const words: Readonly<Record<string, string>> = {
  'owner.created': 'set up this installation',
  'store.created': 'added the store',
  'store.changed': 'changed the settings',
  'store.removed': 'deleted a store with everything in it',
  'member.invited': 'invited somebody',
  'member.invitation_withdrawn': 'withdrew an invitation',
  'member.joined': 'joined',
  'member.role_changed': 'changed what a member may do',
  'member.removed': 'removed a member',
  'member.renamed': 'changed their own name',
  'member.password_link_made': 'made a link to a new password',
  'member.password_changed': 'set a new password',
  'member.signed_out_everywhere': 'signed out everywhere',
  'token.created': 'made an API token',
  'token.revoked': 'revoked an API token',
  'data.exported': 'downloaded data',
  'klaviyo.connected': 'connected Klaviyo',
  'klaviyo.disconnected': 'disconnected Klaviyo',
  'klaviyo.hints_allowed': 'allowed the fast lane, with a new secret',
  'klaviyo.hints_ended': 'stopped the fast lane',
  'segment.kept_ready': 'had a segment kept ready',
  'segment.not_kept_ready': 'had a segment no longer kept ready',
  'person.erased': 'had a person forgotten',
  'experience.created': 'created an experience',
  'experience.saved': 'changed an experience',
  'experience.draft_discarded': 'discarded changes that were not published',
  'experience.started': 'started an experience',
  'experience.paused': 'paused an experience',
  'experience.ended': 'ended an experience',
  'experience.removed': 'deleted a draft',
  'experience.duplicated': 'duplicated an experience',
  'experience.archived': 'archived an experience',
  'experience.unarchived': 'took an experience back from the archive',
  'experience.preview_link_created': 'made a preview link',
  'experience.editor_link_created': 'opened a page of the shop to edit on it',
};

/** What a member did, to follow their name. An action that is new here reads as it is written. */
export function toActionWords(action: string): string {
  return words[action] ?? action.replaceAll(/[._]/g, ' ');
}

/** Whether an action is about a segment of Klaviyo's. */
export function isAboutSegment(action: string): boolean {
  return action.startsWith('segment.');
}

type Entry = { readonly target: string; readonly before: unknown; readonly after: unknown };

/** Names of what the changes were about, by id, newest first as far as the entries hold them. */
export function toTargetNames(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { target, after, before } of entries) {
    const name = findName(after) ?? findName(before);
    if (name !== undefined && !names.has(target)) names.set(target, name);
  }
  return names;
}

function findName(side: unknown): string | undefined {
  if (typeof side !== 'object' || side === null) return undefined;
  // Whoever is only invited has no name yet.
  const name = 'name' in side ? side.name : 'email' in side ? side.email : undefined;
  return typeof name === 'string' ? name : undefined;
}
