import type { Inspection, InspectRequest } from '@facet/protocol';
import { request } from '../../../lib/api/request.ts';

const inspectionSchema = {
  parse: (value: unknown): Inspection => {
    if (isInspection(value)) return value;
    throw new Error('This is no inspection.');
  },
};

// The protocol describes this answer by type alone: it is the engine's own explanation, made by the same version.
function isInspection(value: unknown): value is Inspection {
  return typeof value === 'object' && value !== null && 'identity' in value && 'experiences' in value;
}

/** Every step of the decisions about one visitor. The input may be a token: it travels in the body, never in an address. */
export function inspectVisitor(storeId: string, body: InspectRequest): Promise<Inspection> {
  return request(inspectionSchema, `/stores/${storeId}/inspect`, { method: 'POST', body });
}
