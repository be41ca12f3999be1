/** A refusal in words, or nothing where the import is allowed. */
export type Refusal = string | undefined;

const root = 'apps/server/src/';

/** Which layer of the server a file stands in: a folder, or the file's own name at the top. */
type Place = { readonly layer: string; readonly feature?: string; readonly kind?: string };

const kinds = ['service', 'store', 'reads', 'route', 'job'] as const;

function placeOf(file: string): Place {
  const parts = file.slice(root.length).split('/');
  const first = parts[0] ?? '';
  if (first !== 'features') return { layer: first.replace(/\.ts$/, '') };
  const name = parts.at(-1) ?? '';
  const kind = kinds.find((candidate) => name.endsWith(`.${candidate}.ts`)) ?? 'noun';
  return { layer: 'features', feature: parts[1] ?? '', kind };
}

const below: Readonly<Record<string, readonly string[]>> = {
  index: ['server', 'config', 'context', 'errors', 'log'],
  main: ['server', 'config', 'log', 'errors'],
  'password-link': ['create-context', 'db', 'config', 'log', 'errors'],
  server: ['create-context', 'context', 'http', 'features', 'db', 'jobs', 'log', 'errors', 'config'],
  'create-context': ['context', 'features', 'db', 'jobs', 'log', 'errors', 'config'],
  context: ['features', 'db', 'jobs', 'log', 'errors', 'config'],
  http: ['context', 'features', 'db', 'jobs', 'log', 'errors', 'config'],
  features: ['db', 'jobs', 'log', 'errors', 'config'],
  db: ['log', 'errors', 'config'],
  jobs: ['db', 'log', 'errors', 'config'],
  config: ['errors'],
  log: ['config', 'errors'],
  errors: [],
};

/**
 * Judges an import between two files of the server (paths from the repository's root).
 * Direction: main → server → {context, http} → features → {db, jobs, log, errors}.
 */
export function judgeServerImport(from: string, to: string, typeOnly: boolean): Refusal {
  const source = placeOf(from);
  const target = placeOf(to);
  if (source.layer === target.layer && source.layer !== 'features') return undefined;
  if (source.layer === 'features' && target.layer === 'features') return judgeFeatures(source, target);
  if (source.kind === 'noun' && target.layer === 'db') {
    return 'a <noun>.ts holds plain rules: it imports no database';
  }
  const isRoute = source.layer === 'features' && source.kind === 'route';
  if (isRoute && (target.layer === 'http' || (target.layer === 'context' && typeOnly))) return undefined;
  if ((below[source.layer] ?? []).includes(target.layer)) return undefined;
  return `${source.layer} may not import ${target.layer}: main → server → {context, http} → features → {db, jobs, log, errors}, and no step back`;
}

function judgeFeatures(source: Place, target: Place): Refusal {
  const foreign = source.feature !== target.feature;
  if (foreign && (target.kind === 'store' || target.kind === 'route' || target.kind === 'job')) {
    return `feature ${source.feature} may not reach into the ${target.kind} of feature ${target.feature}: ask its service or reads`;
  }
  if (source.kind === 'route' && target.kind === 'store') {
    return 'a route never writes by itself: it asks the service, which asks the store';
  }
  if ((source.kind === 'store' || source.kind === 'reads') && target.kind === 'service') {
    return `a ${source.kind} only reads and writes rows: it never asks a service`;
  }
  if (source.kind === 'noun' && target.kind !== 'noun') {
    return 'a <noun>.ts holds plain rules: it imports no service, store, reads or route';
  }
  return undefined;
}
