import { createSecret, createUlid } from '../ids.ts';
import type { AccessToken, AuthorizationCode, Install, RefreshToken } from './model.ts';
import { getEntry, type WorldStore } from './store.ts';

/** Section 2: codes live five minutes, access tokens an hour, refresh tokens ninety days without use. */
const codeLifetimeMs = 5 * 60_000;
export const accessLifetimeMs = 60 * 60_000;
const refreshIdleMs = 90 * 24 * 60 * 60_000;

interface NewCode {
  readonly clientId: string;
  readonly accountId: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly scopes: readonly string[];
}

export interface IssuedTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly scopes: readonly string[];
}

export interface Grants {
  list(): Install[];
  createCode(code: NewCode): AuthorizationCode;
  findCode(code: string): AuthorizationCode | undefined;
  /** Whether a code was ever given for this PKCE challenge: every request needs a new pair (section 2). */
  isChallengeUsed(challenge: string): boolean;
  findInstall(clientId: string, accountId: string): Install | undefined;
  /** Spends the code: installs the app, or updates the scopes of the install that is there. */
  redeemCode(code: AuthorizationCode): IssuedTokens;
  /** A refresh token of a live install that was used within ninety days. */
  findRefresh(token: string): { readonly refresh: RefreshToken; readonly install: Install } | undefined;
  refresh(refresh: RefreshToken, install: Install): IssuedTokens;
  findAccess(token: string): { readonly access: AccessToken; readonly install: Install } | undefined;
  /** Whose account a code or token of any kind is for, also one that has run out or was used. */
  findAccountId(secret: string): string | undefined;
  revokeAccess(token: string): void;
  uninstall(installId: string): Install;
  /** Makes the access tokens of an install run out now. */
  expireAccess(installId: string): number;
}

/** Installs of apps and the tokens that they hold. */
export function createGrants(store: WorldStore): Grants {
  const createAccess = (install: Install, refreshToken: string): IssuedTokens => {
    const token = createSecret(48);
    const expiresMs = store.now() + accessLifetimeMs;
    for (const [key, old] of store.state.accessTokens)
      if (old.expiresMs <= store.now()) store.state.accessTokens.delete(key);
    store.state.accessTokens.set(token, {
      token,
      installId: install.id,
      scopes: [...install.scopes],
      expiresMs,
    });
    store.changed();
    return { accessToken: token, refreshToken, scopes: install.scopes };
  };
  const grants: Grants = {
    list: () => [...store.state.installs.values()],
    createCode(code) {
      const created = {
        ...code,
        scopes: [...code.scopes],
        code: createSecret(32),
        expiresMs: store.now() + codeLifetimeMs,
        used: false,
      };
      store.state.codes.set(created.code, created);
      store.changed();
      return created;
    },
    findCode: (code) => store.state.codes.get(code),
    isChallengeUsed: (challenge) =>
      [...store.state.codes.values()].some((code) => code.challenge === challenge),
    findInstall: (clientId, accountId) =>
      grants
        .list()
        .find(
          (install) =>
            install.clientId === clientId &&
            install.accountId === accountId &&
            install.uninstalledMs === null,
        ),
    redeemCode(code) {
      code.used = true;
      const now = store.now();
      const install: Install = grants.findInstall(code.clientId, code.accountId) ?? {
        id: createUlid(now),
        clientId: code.clientId,
        accountId: code.accountId,
        scopes: [],
        installedMs: now,
        uninstalledMs: null,
      };
      install.scopes = [...code.scopes];
      store.state.installs.set(install.id, install);
      const token = createSecret(48);
      store.state.refreshTokens.set(token, { token, installId: install.id, lastUsedMs: now });
      return createAccess(install, token);
    },
    findRefresh(token) {
      const refresh = store.state.refreshTokens.get(token);
      if (refresh === undefined || store.now() - refresh.lastUsedMs > refreshIdleMs) return undefined;
      const install = store.state.installs.get(refresh.installId);
      return install === undefined || install.uninstalledMs !== null ? undefined : { refresh, install };
    },
    refresh(refresh, install) {
      refresh.lastUsedMs = store.now();
      return createAccess(install, refresh.token);
    },
    findAccess(token) {
      const access = store.state.accessTokens.get(token);
      if (access === undefined || access.expiresMs <= store.now()) return undefined;
      const install = store.state.installs.get(access.installId);
      return install === undefined || install.uninstalledMs !== null ? undefined : { access, install };
    },
    findAccountId(secret) {
      const { codes, accessTokens, refreshTokens, installs } = store.state;
      const token = accessTokens.get(secret) ?? refreshTokens.get(secret);
      if (token === undefined) return codes.get(secret)?.accountId;
      return installs.get(token.installId)?.accountId;
    },
    revokeAccess(token) {
      if (store.state.accessTokens.delete(token)) store.changed();
    },
    uninstall(installId) {
      const install = getEntry(store.state.installs, installId, 'install');
      install.uninstalledMs ??= store.now();
      for (const tokens of [store.state.accessTokens, store.state.refreshTokens])
        for (const [key, token] of tokens) if (token.installId === installId) tokens.delete(key);
      store.changed();
      return install;
    },
    expireAccess(installId) {
      getEntry(store.state.installs, installId, 'install');
      const mine = [...store.state.accessTokens.values()].filter((token) => token.installId === installId);
      for (const token of mine) token.expiresMs = store.now();
      store.changed();
      return mine.length;
    },
  };
  return grants;
}
