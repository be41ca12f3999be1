type Option = { readonly value: string; readonly label: string };

/**
 * All time zones by their part of the world, so that typing the first letters of a city leads to it in the browser's own
 * list. The present one is among them whatever it is.
 */
export function listTimeZones(
  present: string,
  known: readonly string[] = Intl.supportedValuesOf('timeZone'),
): { readonly group: string; readonly items: Option[] }[] {
  const groups = new Map<string, Option[]>();
  for (const zone of new Set(['UTC', ...known, present])) {
    const slash = zone.indexOf('/');
    const group = slash < 0 ? 'World' : zone.slice(0, slash);
    const items = groups.get(group) ?? [];
    items.push({ value: zone, label: zone.slice(slash + 1).replaceAll('_', ' ') });
    groups.set(group, items);
  }
  return [...groups].map(([group, items]) => ({ group, items }));
}
