const words: Readonly<Record<string, string>> = {
  'owner.created': 'set up this installation',
  'store.created': 'added the store',
  'store.changed': 'changed the settings',
  'klaviyo.connected': 'connected Klaviyo',
  'klaviyo.disconnected': 'disconnected Klaviyo',
  'experience.created': 'created an experience',
  'experience.saved': 'changed an experience',
  'experience.started': 'started an experience',
  'experience.paused': 'paused an experience',
  'experience.ended': 'ended an experience',
  'experience.removed': 'deleted a draft',
};

/** What a member did, to follow their name. An action that is new here reads as it is written. */
export function toActionWords(action: string): string {
  return words[action] ?? action.replaceAll(/[._]/g, ' ');
}

/** What the change was about, by its name where the entry holds one. */
export function findTargetName(entry: {
  readonly before: unknown;
  readonly after: unknown;
}): string | undefined {
  for (const side of [entry.after, entry.before]) {
    if (typeof side === 'object' && side !== null && 'name' in side && typeof side.name === 'string') {
      return side.name;
    }
  }
  return undefined;
}
