import type { WorldState } from './model.ts';

/**
 * Something that is worked out from a state once and kept beside it, such as an index. A reset or a restored snapshot
 * brings another state, and with it everything is worked out anew; what changes within a state must be kept up by
 * whoever changes it.
 */
export function derive<T>(build: (state: WorldState) => T): (state: WorldState) => T {
  const built = new WeakMap<WorldState, { readonly value: T }>();
  return (state) => {
    let kept = built.get(state);
    if (kept === undefined) {
      kept = { value: build(state) };
      built.set(state, kept);
    }
    return kept.value;
  };
}
