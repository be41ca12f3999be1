import type { Context } from '../context.ts';
import type { Fault } from '../faults.ts';
import type { Account, ExchangeToken, Install, List, PrivateKey, Profile, Segment } from '../world/model.ts';

/** What the control API and the page show of the world; unlike Klaviyo's own API, free of its wire format. */
export interface StateView {
  readonly account: AccountView;
  readonly accounts: readonly AccountView[];
  readonly clock: { readonly nowMs: number; readonly offsetMs: number };
  readonly people: readonly PersonView[];
  readonly segments: readonly SegmentView[];
  readonly lists: readonly ListView[];
  readonly installs: readonly InstallView[];
  readonly privateKeys: readonly PrivateKey[];
  readonly faults: readonly Fault[];
}
type AccountView = Pick<Account, 'id' | 'organizationName' | 'timezone'>;
export interface PersonView extends Omit<Profile, 'accountId'> {
  readonly segments: readonly string[];
  readonly lists: readonly string[];
  readonly tokens: { readonly valid: number; readonly expired: number };
  /** The newest e-mail's link whose token is still good. */
  readonly link: string | null;
}
export type SegmentView = Omit<Segment, 'accountId' | 'members'> & { readonly memberCount: number };
type ListView = Omit<List, 'accountId' | 'members'> & { readonly memberCount: number };
export type InstallView = Install & { readonly appName: string };

const toAccountView = ({ id, organizationName, timezone }: Account): AccountView => ({
  id,
  organizationName,
  timezone,
});

/** A person with their groups and tokens. */
export function toPersonView({ world }: Context, { accountId, ...profile }: Profile): PersonView {
  const tokens = world.tokens.listOf(profile.id);
  const valid = tokens.filter((token: ExchangeToken) => token.expiredMs === null);
  return {
    ...profile,
    segments: world.segments.listOf(profile.id).map(({ id }) => id),
    lists: world.segments
      .lists(accountId)
      .filter((list) => list.members.has(profile.id))
      .map(({ id }) => id),
    tokens: { valid: valid.length, expired: tokens.length - valid.length },
    link: valid.findLast((token) => token.link !== null)?.link ?? null,
  };
}

/** A segment with its flags and how many are in it. */
export function toSegmentView(segment: Segment): SegmentView {
  const { id, name, isActive, isProcessing, isStarred, createdMs, updatedMs, members } = segment;
  const flags = { isActive, isProcessing, isStarred };
  return { id, name, ...flags, createdMs, updatedMs, memberCount: members.size };
}

export function toInstallView({ clients }: Context, install: Install): InstallView {
  const appName = clients.find(({ id }) => id === install.clientId)?.name ?? 'An app that is no longer here';
  return { ...install, appName };
}

/** Everything of one account. */
export function describeState(context: Context, accountId?: string): StateView {
  const { world, clock, faults } = context;
  const account = world.getAccount(accountId);
  return {
    account: toAccountView(account),
    accounts: world.accounts().map(toAccountView),
    clock: { nowMs: clock.now(), offsetMs: clock.offsetMs() },
    people: world.people.list(account.id).map((profile) => toPersonView(context, profile)),
    segments: world.segments.list(account.id).map(toSegmentView),
    lists: world.segments.lists(account.id).map(({ id, name, createdMs, members }) => ({
      id,
      name,
      createdMs,
      memberCount: members.size,
    })),
    installs: world.grants
      .list()
      .filter((install) => install.accountId === account.id)
      .map((install) => toInstallView(context, install)),
    privateKeys: world.keys.list(account.id),
    faults: faults.list(),
  };
}
