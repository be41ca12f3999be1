import type { JsonColumn } from './json-column.ts';

/** Whose exchange id is whose. Exchange ids are keyed hashes. */
export type KlaviyoIdentitiesTable = {
  connection_id: string;
  token_hash: string;
  state: 'known' | 'nobody' | 'unresolvable';
  subject: string | null;
  read_at: Date;
};

/** By Klaviyo's id of the segment: 1 in, 0 out, and when Klaviyo said so, in milliseconds since the epoch. */
export type KeptMemberships = Readonly<Record<string, readonly [0 | 1, number]>>;

/** One person, and which segments they are in. */
export type KlaviyoPeopleTable = {
  connection_id: string;
  subject: string;
  /** Klaviyo's id of the profile; sealed, bound to the store. */
  sealed_profile_id: string;
  /** When Klaviyo last said that the profile is there. */
  existed_at: Date;
  memberships: JsonColumn<KeptMemberships>;
  /** When the newest of the memberships was read; `null` where there are none. */
  read_at: Date | null;
  /** When all of them are to be read again; `null` for somebody who has not come for long. */
  due_at: Date | null;
  /** The last visit, to the hour; `null` for somebody who is known from reading a whole segment alone. */
  seen_at: Date | null;
  /** When Klaviyo hinted that something changed: what was read before is read again. */
  changed_at: Date | null;
};
