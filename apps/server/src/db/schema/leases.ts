/** Who of several processes does what, and until when nobody else does. */
export type LeasesTable = { name: string; holder: string; until: Date };
