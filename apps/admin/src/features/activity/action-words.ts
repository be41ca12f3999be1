const words: Readonly<Record<string, string>> = {
  'owner.created': 'set up this installation',
  'store.created': 'added the store',
  'store.changed': 'changed the settings',
  'klaviyo.connected': 'connected Klaviyo',
  'klaviyo.disconnected': 'disconnected Klaviyo',
  'klaviyo.hints_allowed': 'allowed the fast lane, with a new secret',
  'klaviyo.hints_ended': 'stopped the fast lane',
  'segment.kept_ready': 'had a segment kept ready',
  'segment.not_kept_ready': 'had a segment no longer kept ready',
  'person.erased': 'had a person forgotten',
  'experience.created': 'created an experience',
  'experience.saved': 'changed an experience',
  'experience.started': 'started an experience',
  'experience.paused': 'paused an experience',
  'experience.ended': 'ended an experience',
  'experience.removed': 'deleted a draft',
  'experience.preview_link_created': 'made a preview link',
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
  if (typeof side !== 'object' || side === null || !('name' in side)) return undefined;
  return typeof side.name === 'string' ? side.name : undefined;
}
