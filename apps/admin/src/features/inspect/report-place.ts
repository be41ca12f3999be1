import type { Inspection, InspectRequest } from '@facet/protocol';

// Parts of a path that name one thing of one person, such as an order's page: ids and keys.
const key = /^(?:[\da-f]{8}-[\da-f-]{27}|(?=.*\d)(?=.*[a-z])\w{16,}|\d{10,})$/i;

/** Which page was asked about: where it is, and the names of its parameters. What they hold may be somebody's. */
export function toPlaceWords(request: InspectRequest, understoodAs: Inspection['understoodAs']): string {
  const own = understoodAs === 'address' ? URL.parse(request.input.trim()) : null;
  const url = request.pageUrl === undefined ? own : URL.parse(request.pageUrl);
  if (url === null) return 'the home page of the store';
  const path = url.pathname
    .split('/')
    .map((part) => (key.test(part) ? '…' : part))
    .join('/');
  const names = [...new Set(url.searchParams.keys())];
  const parameters = names.length === 0 ? '' : `, with ${names.join(', ')} (values left out)`;
  return `${url.origin}${path}${parameters}${url === own ? ', where the link leads' : ''}`;
}
