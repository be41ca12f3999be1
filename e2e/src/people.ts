import type { World } from '@facet/dev';

/** Somebody in the simulated Klaviyo. */
export type Person = {
  readonly id: string;
  readonly email: string;
  /** Sends an e-mail and answers its link into the shop: a new token each time. */
  readonly receiveLink: (path?: string) => string;
};

let count = 0;

/** Puts a person into Klaviyo and into segments, by the segments' names. */
export function createPerson(world: World, segmentNames: readonly string[] = []): Person {
  const { people, segments, tokens } = world.simulator.world;
  const accountId = world.simulator.world.getAccount().id;
  const known = segments.list(accountId);
  const ids = segmentNames.map((name) => {
    const segment = known.find((candidate) => candidate.name === name);
    if (segment === undefined) throw new Error(`Klaviyo has no segment "${name}".`);
    return segment.id;
  });
  count += 1;
  const email = `journey-${count}-${Date.now()}@people.example`;
  const profile = people.create({
    accountId,
    email,
    firstName: `Given${count}`,
    lastName: `Family${count}`,
    segments: ids,
  });
  return {
    id: profile.id,
    email,
    receiveLink: (path) =>
      tokens.sendEmail(profile.id, { shopUrl: world.shopUrl, ...(path === undefined ? {} : { path }) }).link,
  };
}

/** The id of the segment with this name. */
export function getSegmentId(world: World, name: string): string {
  const { segments } = world.simulator.world;
  const accountId = world.simulator.world.getAccount().id;
  const segment = segments.list(accountId).find((candidate) => candidate.name === name);
  if (segment === undefined) throw new Error(`Klaviyo has no segment "${name}".`);
  return segment.id;
}
