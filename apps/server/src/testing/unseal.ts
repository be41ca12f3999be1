import { sealOf } from '@facet/engine';

/** What was sealed. Throws where an answer is no sealed one, or its seal does not fit. */
export function unseal(json: unknown): unknown {
  if (!Array.isArray(json) || json.length !== 2) throw new Error(`not sealed: ${JSON.stringify(json)}`);
  const [answer, seal]: readonly unknown[] = json;
  if (seal !== sealOf(JSON.stringify(answer))) throw new Error(`the seal does not fit: ${String(seal)}`);
  return answer;
}
