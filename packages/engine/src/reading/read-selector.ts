import { limits } from './limits.ts';
import { about, named, type Reader } from './reader.ts';
import { text } from './readers.ts';

/** Which elements a change is about; only a page can say whether it is valid. */
export const readSelector: Reader<string> = named(
  'selector',
  about('CSS; a change applies to every element that matches.', text(limits.selectorLength)),
);
