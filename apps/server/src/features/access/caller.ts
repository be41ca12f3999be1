import type { Member } from '@facet/protocol';

/** Who asks: a member by themselves, or a program with a token that acts for them. */
export type Caller = Member & { readonly token?: ActingToken };

/** A token that is being used. */
type ActingToken = {
  readonly id: string;
  readonly name: string;
  /** The one store that it opens; `null`: all. */
  readonly storeId: string | null;
};

/** How much each role may do: a higher one may all that a lower one may. */
export const rankOf: Readonly<Record<Member['role'], number>> = { viewer: 0, editor: 1, owner: 2 };

/** The member alone, as the protocol describes one. */
export function toMember({ id, email, name, role }: Caller): Member {
  return { id, email, name, role };
}
