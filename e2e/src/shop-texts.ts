/** What the shop says on its own, where experiences of the demo change it. */
export const original = {
  announcement: 'Free shipping in the EU from €75',
  heroTitle: 'Made for the long way home',
  callToAction: 'Shop the collection',
  eyebrow: 'Autumn in the mountains',
  lead: 'Shells, packs and shelters from a small workshop in Bergen, tested where the weather is honest.',
} as const;

/** What VIPs read instead while *VIP welcome* runs. */
export const vip = {
  announcement: 'Welcome back, VIP: 15 % off with VIP15',
  heroTitle: 'First pick of the autumn, for you',
  callToAction: 'See it before everybody else',
} as const;

/** What the variation of *Win-back hero* says. */
export const winBack = { heroTitle: 'The mountains asked after you' } as const;
