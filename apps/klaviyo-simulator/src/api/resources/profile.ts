import type { Profile } from '../../world/model.ts';
import { toSparse, toTime } from './sparse.ts';

const location = [
  'address1',
  'address2',
  'city',
  'country',
  'latitude',
  'longitude',
  'region',
  'zip',
  'timezone',
  'ip',
];

/** Nobody's whereabouts are simulated. */
const nowhere = Object.fromEntries(location.map((name) => [name, null]));

export const profileFields: readonly string[] = [
  'id',
  'email',
  'phone_number',
  'external_id',
  'first_name',
  'last_name',
  'organization',
  'locale',
  'title',
  'image',
  'created',
  'updated',
  'last_event_date',
  'location',
  ...location.map((name) => `location.${name}`),
  'properties',
];

/** A profile with everything that Klaviyo holds of the person, unless sparse fields were asked for. */
export function toProfileResource(
  profile: Profile,
  origin: string,
  fields: readonly string[] | undefined,
  joinedMs?: number,
): unknown {
  const self = `${origin}/api/profiles/${profile.id}/`;
  const attributes = {
    email: profile.email,
    phone_number: profile.phoneNumber,
    external_id: profile.externalId,
    first_name: profile.firstName,
    last_name: profile.lastName,
    organization: null,
    locale: null,
    title: null,
    image: null,
    created: toTime(profile.createdMs),
    updated: toTime(profile.updatedMs),
    last_event_date: null,
    location: nowhere,
    properties: {},
    ...(joinedMs === undefined ? {} : { joined_group_at: toTime(joinedMs) }),
  };
  const related = (name: string): unknown => ({
    links: { self: `${self}relationships/${name}/`, related: `${self}${name}/` },
  });
  return {
    type: 'profile',
    id: profile.id,
    attributes: toSparse(attributes, fields),
    relationships: {
      lists: related('lists'),
      segments: related('segments'),
      'push-tokens': related('push-tokens'),
    },
    links: { self },
  };
}
