import { runInNewContext } from 'node:vm';
import type { Simulator } from '../server.ts';

/** As much of a browser's page as klaviyo.js touches; what it asks over the network is really asked. */
export interface ShopPage {
  readonly cookies: Map<string, string>;
  /** The attributes of each cookie as they were written last. */
  readonly cookieAttributes: Map<string, string>;
  readonly session: Map<string, string>;
  readonly window: {
    readonly klaviyo: Readonly<Record<string, (...values: unknown[]) => Promise<unknown>>>;
    readonly _learnq: { push(entry: unknown): unknown };
  };
  /** How many calls to Klaviyo the page has begun. */
  calls(): number;
  /** How many calls it has put off for a moment. */
  planned(): number;
  /** Loads another page of the shop in the same tab. */
  visit(search: string): Promise<void>;
}

/** Opens a page of the shop with the simulator's klaviyo.js on it. */
export async function openShopPage(
  simulator: Simulator,
  search: string,
  cookies: ReadonlyMap<string, string> = new Map(),
): Promise<ShopPage> {
  const source = await (await fetch(`${simulator.url}/onsite/js/klaviyo.js?company_id=NRDL01`)).text();
  const jar = new Map(cookies);
  const attributes = new Map<string, string>();
  const session = new Map<string, string>();
  const window: Record<string, unknown> = {};
  let calls = 0;
  let planned = 0;
  const document = {
    get cookie(): string {
      return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    },
    set cookie(text: string) {
      const [pair = '', ...rest] = text.split('; ');
      const name = pair.slice(0, pair.indexOf('='));
      jar.set(name, pair.slice(name.length + 1));
      attributes.set(name, rest.join('; '));
    },
  };
  const visit = async (query: string): Promise<void> => {
    delete window['_learnq'];
    delete window['_klOnsite'];
    runInNewContext(source, {
      window,
      document,
      location: { search: query },
      sessionStorage: {
        setItem: (name: string, value: string) => session.set(name, value),
        removeItem: (name: string) => session.delete(name),
      },
      fetch(...given: Parameters<typeof fetch>) {
        calls += 1;
        return fetch(...given);
      },
      setTimeout(run: () => void, delayMs: number) {
        planned += 1;
        return setTimeout(run, delayMs);
      },
      clearTimeout,
      crypto,
      btoa,
      atob,
      TextEncoder,
      TextDecoder,
      URLSearchParams,
    });
  };
  await visit(search);
  const seen: ShopPage['window'] = runInNewContext('window', { window });
  return {
    cookies: jar,
    cookieAttributes: attributes,
    session,
    window: seen,
    calls: () => calls,
    planned: () => planned,
    visit,
  };
}
