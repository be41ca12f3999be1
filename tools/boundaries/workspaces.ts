/** What one workspace may import, and why nothing else. */
export type WorkspaceRule = {
  /** Folder from the root of the repository. */
  readonly folder: string;
  /** Workspaces whose values it may import through their door. */
  readonly values: readonly string[];
  /** Workspaces of which only types may cross. */
  readonly types: readonly string[];
  /** Whether packages from npm and Node's own modules may be imported. */
  readonly outside: 'any' | 'none';
  /** Told to whoever breaks the rule. */
  readonly why: string;
};

const pure =
  'it is a pure core that runs anywhere and is provable: time, randomness and I/O come in as arguments';

/** The table of ARCHITECTURE.md, "What may import what", by workspace name. */
export const workspaces: Readonly<Record<string, WorkspaceRule>> = {
  engine: { folder: 'packages/engine', values: [], types: [], outside: 'none', why: pure },
  stats: { folder: 'packages/stats', values: [], types: [], outside: 'none', why: pure },
  membership: {
    folder: 'packages/membership',
    values: [],
    types: [],
    outside: 'none',
    why: `${pure}; Klaviyo and the database meet its ports from outside`,
  },
  klaviyo: {
    folder: 'packages/klaviyo',
    values: [],
    types: ['membership'],
    outside: 'any',
    why: "it knows Klaviyo's wire and nothing of Facet; it adapts itself to membership's source port by type only",
  },
  protocol: {
    folder: 'packages/protocol',
    values: [],
    types: ['engine', 'stats'],
    outside: 'any',
    why: 'it describes our wire; what a definition means is for the engine to say',
  },
  storefront: {
    folder: 'packages/storefront',
    values: ['engine'],
    types: ['protocol'],
    outside: 'none',
    why: 'every byte of it is loaded on every page of a shop',
  },
  server: {
    folder: 'apps/server',
    values: ['engine', 'membership', 'stats', 'klaviyo', 'protocol'],
    types: [],
    outside: 'any',
    why: 'it serves the built files of storefront and admin, and runs without simulator and demo',
  },
  'klaviyo-simulator': {
    folder: 'apps/klaviyo-simulator',
    values: [],
    types: [],
    outside: 'any',
    why: 'a misunderstanding shared with our client would pass both sides',
  },
  'demo-shop': {
    folder: 'apps/demo-shop',
    values: [],
    types: [],
    outside: 'any',
    why: 'it has only what the theme developer of a foreign shop would have',
  },
  admin: {
    folder: 'apps/admin',
    values: ['engine', 'protocol'],
    types: ['stats'],
    outside: 'any',
    why: 'it talks to the server over HTTP alone, like any other client of the API',
  },
  dev: {
    folder: 'apps/dev',
    values: ['server', 'klaviyo-simulator', 'demo-shop'],
    types: ['protocol'],
    outside: 'any',
    why: 'it only puts the doors of the applications together',
  },
  e2e: {
    folder: 'e2e',
    values: ['dev', 'server', 'klaviyo-simulator', 'demo-shop'],
    types: ['protocol', 'engine', 'storefront'],
    outside: 'any',
    why: 'journeys see what people see: the doors of the applications, a browser and HTTP',
  },
  bench: {
    folder: 'bench',
    values: ['engine'],
    types: [],
    outside: 'any',
    why: 'it measures through the doors that everybody uses',
  },
};

/** Finds the workspace whose source a file of the repository belongs to; what builds it stands outside `src`. */
export function findWorkspace(
  file: string,
): { readonly name: string; readonly rule: WorkspaceRule } | undefined {
  for (const [name, rule] of Object.entries(workspaces)) {
    if (file.startsWith(`${rule.folder}/src/`)) return { name, rule };
  }
  return undefined;
}
