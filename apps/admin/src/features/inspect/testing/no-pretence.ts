import type { Pretence } from '../pretence.ts';

/** Nothing is made up. */
export const noPretence: Pretence = {
  inSegments: [],
  outOfSegments: [],
  forced: {},
  country: '',
  language: '',
  referrer: '',
  attributes: '',
  time: '',
};
