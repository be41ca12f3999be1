/**
 * Lets one process of an installation do what the others would do as well. A lease ends by itself, so that a process
 * that died holds nobody up for long.
 */
export type Leases = {
  /** Takes the lease for so long, or says that another process holds it. */
  take(name: string, forMs: number): Promise<boolean>;
  release(name: string): Promise<void>;
};

/** Leases of a process that shares its store with no other: every one is granted. */
export const soleLeases: Leases = { take: async () => true, release: async () => undefined };
