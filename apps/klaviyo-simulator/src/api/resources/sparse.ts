type Attributes = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Attributes {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The attributes that `fields[…]` asks for, all of them without it. `a.b` takes `b` of `a`; `id` is no attribute and
 * adds none, so `fields[profile]=id` leaves the object empty.
 */
export function toSparse(attributes: Attributes, names: readonly string[] | undefined): Attributes {
  if (names === undefined) return attributes;
  const sparse: Record<string, unknown> = {};
  for (const name of names) {
    const [head = '', ...rest] = name.split('.');
    if (!Object.hasOwn(attributes, head)) continue;
    const value = attributes[head];
    if (rest.length === 0) {
      sparse[head] = value;
    } else {
      const inner = isObject(value) ? toSparse(value, [rest.join('.')]) : value;
      sparse[head] =
        isObject(inner) && isObject(sparse[head]) ? { ...sparse[head], ...inner } : (sparse[head] ?? inner);
    }
  }
  return sparse;
}

/** A time as the API writes it. */
export function toTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, -'.000Z'.length)}+00:00`;
}
