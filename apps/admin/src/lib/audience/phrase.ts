import type { Condition, Device, TextOperator } from '@facet/engine';

/** A segment's name for people, by its id or key. */
export type NameOf = (segment: string) => string;

/** Whom a phrase is about: a visitor ("is in …") or the page alone ("the path is …"). */
export type PhraseSubject = 'visitor' | 'page';

type Text = Extract<Condition, { readonly field: 'page_path' | 'page_url' | 'url_parameter' }>;
type Segments = Extract<Condition, { readonly field: 'klaviyo_segment' }>;

/** One condition in plain words, to follow "who" or, for pages, "where". */
export function toPhrase(condition: Condition, nameOf: NameOf, subject: PhraseSubject = 'visitor'): string {
  switch (condition.field) {
    case 'klaviyo_segment':
      return toSegmentPhrase(condition, nameOf);
    case 'identified':
      return condition.value ? 'is identified by Klaviyo' : 'is not identified by Klaviyo';
    case 'device':
      return toDevicePhrase(condition.value, condition.operator === 'is_one_of');
    case 'visitor_type':
      return (condition.value === 'new') === (condition.operator === 'equals')
        ? 'is here for the first time'
        : 'has been here before';
    case 'page_path':
    case 'page_url':
    case 'url_parameter':
      return subject === 'page' ? toTextPhrase(condition) : `is on a page where ${toTextPhrase(condition)}`;
    default:
      throw new TypeError(condition satisfies never);
  }
}

function toSegmentPhrase(condition: Segments, nameOf: NameOf): string {
  switch (condition.operator) {
    case 'equals':
      return `is in the segment ${quote(nameOf(condition.value) || '…')}`;
    case 'does_not_equal':
      return `is identified by Klaviyo and not in the segment ${quote(nameOf(condition.value) || '…')}`;
    case 'any_of':
      return `is in at least one of the segments ${joinNames(condition.value, 'or', nameOf)}`;
    case 'all_of':
      return `is in all of the segments ${joinNames(condition.value, 'and', nameOf)}`;
    case 'none_of':
      return `is identified by Klaviyo and in none of the segments ${joinNames(condition.value, 'or', nameOf)}`;
    default:
      throw new TypeError(condition satisfies never);
  }
}

function joinNames(keys: readonly string[], conjunction: string, nameOf: NameOf): string {
  return keys.length === 0
    ? '…'
    : join(
        keys.map((key) => quote(nameOf(key))),
        conjunction,
      );
}

const deviceWords: Readonly<Record<Device, string>> = {
  desktop: 'a computer',
  mobile: 'a phone',
  tablet: 'a tablet',
};

function toDevicePhrase(devices: readonly Device[], positive: boolean): string {
  const words =
    devices.length === 0
      ? '…'
      : join(
          devices.map((device) => deviceWords[device]),
          'or',
        );
  return positive ? `uses ${words}` : `does not use ${words}`;
}

const fieldWords = { page_path: 'the path', page_url: 'the address' } as const;

const operatorWords: Readonly<Record<TextOperator, string>> = {
  equals: 'is',
  does_not_equal: 'is not',
  contains: 'contains',
  does_not_contain: 'does not contain',
  starts_with: 'starts with',
  does_not_start_with: 'does not start with',
  ends_with: 'ends with',
  does_not_end_with: 'does not end with',
};

function toTextPhrase(condition: Text): string {
  const what =
    condition.field === 'url_parameter'
      ? `the URL parameter ${quote(condition.name === '' ? '…' : condition.name)}`
      : fieldWords[condition.field];
  switch (condition.operator) {
    case 'exists':
      return `${what} is there`;
    case 'does_not_exist':
      return `${what} is not there`;
    case 'is_one_of':
      return `${what} is ${join(condition.value.map(quote), 'or') || '…'}`;
    case 'is_not_one_of':
      return `${what} is neither ${join(condition.value.map(quote), 'nor') || '…'}`;
    case 'equals':
    case 'does_not_equal':
    case 'contains':
    case 'does_not_contain':
    case 'starts_with':
    case 'does_not_start_with':
    case 'ends_with':
    case 'does_not_end_with':
      return `${what} ${operatorWords[condition.operator]} ${quote(condition.value || '…')}`;
    default:
      throw new TypeError(condition satisfies never);
  }
}

/** Joins words as people do: "a, b or c". */
function join(words: readonly string[], conjunction: string): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}

function quote(text: string): string {
  return `“${text}”`;
}
