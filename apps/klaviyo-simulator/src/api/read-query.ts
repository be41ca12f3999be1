import { parameterError } from './api-error.ts';
import { type FilterCondition, type FilterRules, readFilter } from './filter/read-filter.ts';

/** What an operation allows in its query; whatever is not named here is refused. */
export interface QueryRules {
  readonly filters?: FilterRules;
  /** Resource type → names that `fields[type]` may list. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
  readonly additionalFields?: Readonly<Record<string, readonly string[]>>;
  readonly page?: { readonly defaultSize: number; readonly maxSize: number };
  /** Fields that `sort` may name, with or without a leading minus. */
  readonly sort?: readonly string[];
}

interface Sort {
  readonly field: string;
  readonly descending: boolean;
}

export interface Query {
  readonly conditions: readonly FilterCondition[];
  /** Resource type → the names asked for; a type is absent when all its fields were wanted. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly additionalFields: ReadonlyMap<string, readonly string[]>;
  readonly size: number;
  readonly cursor: string | undefined;
  readonly sort: Sort | undefined;
  /** The filter as it was written, which a cursor is bound to. */
  readonly filterText: string;
}

/** Splits the raw query, refusing broken percent-escapes and repeated keys (`explode:false`, section 1.0). */
export function readParameters(rawQuery: string): Map<string, string> {
  try {
    decodeURIComponent(rawQuery);
  } catch {
    throw parameterError('', 'The query is not properly percent-encoded.');
  }
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(rawQuery)) {
    if (parameters.has(name))
      throw parameterError(name, `'${name}' was given more than once; join values by commas.`);
    parameters.set(name, value);
  }
  return parameters;
}

function readNames(parameter: string, text: string, allowed: readonly string[]): string[] {
  const names = text.split(',');
  for (const name of names)
    if (!allowed.includes(name)) throw parameterError(parameter, `'${name}' is not an allowed field.`);
  return names;
}

function readSize(text: string | undefined, page: NonNullable<QueryRules['page']>): number {
  if (text === undefined) return page.defaultSize;
  const size = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (size < 1 || size > page.maxSize)
    throw parameterError('page[size]', `Page size must be an integer between 1 and ${page.maxSize}.`);
  return size;
}

function readSort(text: string, allowed: readonly string[]): Sort {
  const descending = text.startsWith('-');
  const field = descending ? text.slice(1) : text;
  if (!allowed.includes(field)) throw parameterError('sort', `'${text}' is not a valid sort.`);
  return { field, descending };
}

/** Reads a query against an operation's rules, or throws the 400 that names the parameter. */
export function readQuery(rules: QueryRules, rawQuery: string): Query {
  const parameters = readParameters(rawQuery);
  const take = (name: string): string | undefined => {
    const value = parameters.get(name);
    parameters.delete(name);
    return value;
  };
  const takeNames = (kind: string, allowed: QueryRules['fields'] = {}): Map<string, readonly string[]> => {
    const found = new Map<string, readonly string[]>();
    for (const [type, names] of Object.entries(allowed)) {
      const text = take(`${kind}[${type}]`);
      if (text !== undefined) found.set(type, readNames(`${kind}[${type}]`, text, names));
    }
    return found;
  };

  const filterText = rules.filters === undefined ? undefined : take('filter');
  const sortText = rules.sort === undefined ? undefined : take('sort');
  const query: Query = {
    conditions: filterText === undefined ? [] : readFilter(rules.filters ?? {}, filterText),
    fields: takeNames('fields', rules.fields),
    additionalFields: takeNames('additional-fields', rules.additionalFields),
    size: rules.page === undefined ? 0 : readSize(take('page[size]'), rules.page),
    cursor: rules.page === undefined ? undefined : take('page[cursor]'),
    sort: sortText === undefined ? undefined : readSort(sortText, rules.sort ?? []),
    filterText: filterText ?? '',
  };
  for (const name of parameters.keys())
    throw parameterError(name, `'${name}' is not a valid parameter here.`);
  return query;
}
