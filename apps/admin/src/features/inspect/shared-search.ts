import { type Device, devices } from '@facet/engine';
import { withoutPerson } from '../../lib/people/personal.ts';
import type { Pretence } from './pretence.ts';

/** What is asked about a visitor, whoever it is, as the form holds it. */
export type Question = {
  readonly page: string;
  readonly device: Device;
  readonly pretence: Pretence;
};

/**
 * A question as the address of the page says it, so that it can be shared. Who it is about never stands there: a token
 * is a secret, and the id of a browser is somebody's.
 */
export type InspectSearch = {
  readonly page?: string;
  readonly device?: string;
  readonly in?: string;
  readonly out?: string;
  /** Forced variations: `experience:variation`, parted by commas. */
  readonly show?: string;
  readonly country?: string;
  readonly language?: string;
  readonly from?: string;
  readonly attributes?: string;
  readonly time?: string;
  /** The experience that somebody comes from: it stands first. */
  readonly experience?: string;
};

/** Reads the question that an address holds; what nobody can have meant is left out. */
export function toQuestion(search: InspectSearch): Question {
  const { page = '', device, country = '', language = '', from = '', attributes = '', time = '' } = search;
  const inSegments = toList(search.in);
  return {
    page,
    device: devices.find((candidate) => candidate === device) ?? 'desktop',
    pretence: {
      inSegments,
      outOfSegments: toList(search.out).filter((id) => !inSegments.includes(id)),
      forced: Object.fromEntries(
        toList(search.show).flatMap((pair) => {
          const [experience = '', variation = ''] = pair.split(':');
          return experience === '' || variation === '' ? [] : [[experience, variation]];
        }),
      ),
      country: /^[A-Z]{2}$/.test(country) ? country : '',
      language: /^[A-Za-z-]{2,35}$/.test(language) ? language : '',
      referrer: from,
      attributes,
      time: /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(time) ? time : '',
    },
  };
}

/** Writes a question into the address. */
export function toSearch(
  { page, device, pretence }: Question,
  experience: string | undefined,
): InspectSearch {
  const { inSegments, outOfSegments, forced, country, language, referrer, attributes, time } = pretence;
  const shown = Object.entries(forced).filter(([, variation]) => variation !== '');
  const all = {
    page: withoutPerson(page.trim()),
    device: device === 'desktop' ? '' : device,
    in: inSegments.join(','),
    out: outOfSegments.join(','),
    show: shown.map((pair) => pair.join(':')).join(','),
    country,
    language,
    from: withoutPerson(referrer.trim()),
    attributes: attributes.trim(),
    time,
    experience: experience ?? '',
  };
  return Object.fromEntries(Object.entries(all).filter(([, text]) => text !== ''));
}

function toList(text: string | undefined): readonly string[] {
  return [...new Set((text ?? '').split(',').filter((part) => part !== ''))];
}
