import { derive } from './derive.ts';
import { createGrouping } from './grouping.ts';
import type { ExchangeToken, WorldState } from './model.ts';

const byProfile = derive((state) =>
  createGrouping(state.tokens.values(), ({ profileId }: ExchangeToken) => profileId),
);

/** The tokens that lead to a profile, oldest first. */
export function listTokensOf(state: WorldState, profileId: string): ExchangeToken[] {
  return byProfile(state).listOf(profileId);
}

export function addToken(state: WorldState, token: ExchangeToken): void {
  state.tokens.set(token.token, token);
  byProfile(state).add(token);
}

/** Makes all tokens of a profile lead to another one, or, with null, to nobody. */
export function passTokens(state: WorldState, fromId: string, toId: string | null): void {
  const tokens = byProfile(state);
  for (const token of tokens.listOf(fromId)) token.profileId = toId;
  tokens.replace(fromId, []);
  if (toId === null) return;
  // Those of both together stand in the order in which they were made, which the whole collection alone knows.
  const all = [...state.tokens.values()].filter(({ profileId }) => profileId === toId);
  tokens.replace(toId, all);
}
