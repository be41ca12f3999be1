import { createSecret } from '../ids.ts';

/** Somebody logged in to the simulated Klaviyo in one browser. */
export interface Session {
  readonly userId: string;
  /** Guards the consent form against other sites. */
  readonly formToken: string;
}

export interface Sessions {
  create(userId: string): string;
  find(cookieHeader: string | undefined): Session | undefined;
  remove(cookieHeader: string | undefined): void;
  clear(): void;
}

/** Not shared with anything else on the same host: cookies know no ports. */
export const sessionCookie = 'klaviyo_simulator_session';

function readCookie(header: string | undefined): string {
  for (const part of header?.split(';') ?? []) {
    const [name, value = ''] = part.trim().split('=');
    if (name === sessionCookie) return value;
  }
  return '';
}

/** Log-ins, in memory only: after a restart Klaviyo asks again. */
export function createSessions(): Sessions {
  const sessions = new Map<string, Session>();
  return {
    create(userId) {
      const id = createSecret(24);
      sessions.set(id, { userId, formToken: createSecret(24) });
      return id;
    },
    find: (header) => sessions.get(readCookie(header)),
    remove: (header) => void sessions.delete(readCookie(header)),
    clear: () => sessions.clear(),
  };
}
