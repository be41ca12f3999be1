import {
  type Condition,
  type ConditionOn,
  devices,
  type TextField,
  trafficSites,
  trafficSources,
  weekdays,
} from '@facet/engine';
import { listNumberAnswers } from './number-worlds.ts';
import { listTextAnswers, type TextQuestion } from './text-worlds.ts';

/** What a condition can come to; `null` is unknown. */
export type Answer = boolean | null;
/** Ways in which conditions on one and the same can come out together: one answer for each condition. */
export type Ways = readonly (readonly Answer[])[];

/** More ways than these are not looked at. */
const mostWays = 600;
const mostSegments = 6;

/** What a condition is about: conditions about different things are taken to come out independently of each other. */
export function toSubject(condition: Condition): string {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- what is not named is treated as one
  switch (condition.field) {
    case 'klaviyo_segment':
    case 'identified':
      return 'identity';
    case 'url_parameter':
    case 'utm':
    case 'cookie':
    case 'attribute':
      return `${condition.field} ${condition.name}`;
    case 'javascript':
      return `${condition.field} ${condition.value}`;
    default:
      return condition.field;
  }
}

/**
 * All ways in which conditions on one subject can come out together. There may be ways among them that never happen,
 * none that does is left out. `undefined` where there are too many.
 */
export function listWays(conditions: readonly Condition[]): Ways | undefined {
  const [first] = conditions;
  const of = <Name extends Condition['field']>(name: Name): readonly ConditionOn<Name>[] =>
    conditions.filter((condition): condition is ConditionOn<Name> => condition.field === name);
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- what is not named is treated as one
  switch (first?.field) {
    case undefined:
      return [[]];
    case 'klaviyo_segment':
    case 'identified':
      return listIdentityWays(conditions);
    case 'device':
      return listChoiceWays(of('device'), devices);
    case 'visitor_type':
      return (['new', 'returning'] as const).map((type) =>
        of('visitor_type').map(({ operator, value }) => (value === type) === (operator === 'equals')),
      );
    case 'day_of_week':
      return listChoiceWays(of('day_of_week'), weekdays);
    case 'traffic_source':
      return withUnknown(listChoiceWays(of('traffic_source'), trafficSources));
    case 'traffic_site':
      // A visit may have come from none of the sites.
      return withUnknown(listChoiceWays(of('traffic_site'), [...trafficSites, '']));
    case 'country':
      return withUnknown(listCodeWays(of('country'), (code, value) => code === value));
    case 'language':
      return withUnknown(listCodeWays(of('language'), (code, value) => `${code}-`.startsWith(`${value}-`)));
    case 'time_of_day':
      return listTimeWays(of('time_of_day'));
    case 'javascript':
      return withUnknown(
        [true, false].map((is) => of('javascript').map(({ operator }) => (operator === 'is_true') === is)),
      );
    default:
      return listTextualWays(conditions.filter(isTextual));
  }
}

function withUnknown(ways: Ways): Ways {
  return [...ways, (ways[0] ?? []).map(() => null)];
}

function listIdentityWays(conditions: readonly Condition[]): Ways | undefined {
  const keys = conditions.flatMap((each) => (each.field === 'klaviyo_segment' ? each.value : []));
  const segments = [...new Set<string>(keys)];
  if (segments.length > mostSegments) return undefined;
  let people: readonly ReadonlyMap<string, Answer>[] = [new Map()];
  for (const segment of segments) {
    people = people.flatMap((person) =>
      [true, false, null].map((answer) => new Map([...person, [segment, answer]])),
    );
  }
  const isIdentified = (is: Answer) => (condition: Condition) =>
    condition.field === 'identified' && is !== null ? condition.value === is : null;
  return [
    conditions.map(isIdentified(null)),
    conditions.map(isIdentified(false)),
    ...people.map((person) =>
      conditions.map((each) =>
        each.field === 'klaviyo_segment' ? answerSegments(each, person) : isIdentified(true)(each),
      ),
    ),
  ];
}

function answerSegments(
  { operator, value }: ConditionOn<'klaviyo_segment'>,
  person: ReadonlyMap<string, Answer>,
): Answer {
  const each = (typeof value === 'string' ? [value] : value).map((key) => person.get(key) ?? null);
  const dominant = operator !== 'all_of';
  const joined = each.includes(dominant) ? dominant : each.includes(null) ? null : !dominant;
  const negated = operator === 'does_not_equal' || operator === 'none_of';
  return joined === null ? null : joined !== negated;
}

type Chosen = { readonly operator: string; readonly value: readonly string[] };

function listChoiceWays(conditions: readonly Chosen[], words: readonly string[]): Ways {
  return words.map((word) =>
    conditions.map(({ operator, value }) => value.includes(word) === (operator === 'is_one_of')),
  );
}

/** Codes of which there are more than are named: those that are, and one that is not. */
function listCodeWays(conditions: readonly Chosen[], fits: (code: string, value: string) => boolean): Ways {
  const named = conditions.flatMap(({ value }) => value.map((code) => code.toUpperCase()));
  return ['', ...named].map((code) =>
    conditions.map(
      ({ operator, value }) =>
        value.some((each) => fits(code, each.toUpperCase())) === (operator === 'is_one_of'),
    ),
  );
}

/** Between two times that are named nothing changes, so that these and midnight stand for all. */
function listTimeWays(conditions: readonly ConditionOn<'time_of_day'>[]): Ways {
  const times = ['00:00', ...conditions.flatMap(({ value: { from, to } }) => [from, to])];
  return times.map((time) =>
    conditions.map(({ operator, value: { from, to } }) => {
      const within = from < to ? from <= time && time < to : from <= time || time < to;
      return within === (operator === 'is_between');
    }),
  );
}

type Textual = ConditionOn<TextField['field']>;
type OnNumber = Extract<Textual, { readonly value: number | { readonly from: number } }>;

function isTextual(condition: Condition): condition is Textual {
  return toQuestion(condition) !== undefined || isOnNumber(condition);
}

function isOnNumber(condition: Condition): condition is OnNumber {
  if (condition.field !== 'attribute' || !('value' in condition)) return false;
  const { value } = condition;
  return typeof value === 'number' || (typeof value === 'object' && 'from' in value);
}

function listTextualWays(conditions: readonly Textual[]): Ways | undefined {
  const field = conditions[0]?.field;
  const isPage = field === 'page_path' || field === 'page_url';
  // The same question has one answer, however often it is asked.
  const questions = new Map(
    conditions.flatMap((condition) => {
      const question = toQuestion(condition);
      return question === undefined ? [] : [[JSON.stringify(question), question] as const];
    }),
  );
  const single = listTextAnswers([...questions.values()]);
  const isSeveral = field === 'url_parameter' || field === 'utm' || field === 'attribute';
  const texts = single !== undefined && isSeveral ? listUnions(single) : single;
  const numbers = listNumberAnswers(conditions.filter(isOnNumber));
  if (texts === undefined || texts.length * numbers.length > mostWays) return undefined;
  const keys = [...questions.keys()];
  const weave = (text: readonly boolean[], number: readonly Answer[]): readonly Answer[] => {
    const left = [...number];
    return conditions.map((condition) => {
      if (isOnNumber(condition)) return left.shift() ?? null;
      const yes = text[keys.indexOf(JSON.stringify(toQuestion(condition)))] ?? false;
      return yes !== condition.operator.includes('_not_');
    });
  };
  const ways = texts.flatMap((text) => numbers.map((number) => weave(text, number)));
  if (isPage) return ways;
  const nothing = weave([], []);
  if (field === 'url_parameter') return [...ways, nothing];
  const unsaid = conditions.map(() => null);
  if (field === 'landing_page' || field === 'referring_domain') return [...ways, unsaid];
  // An attribute that the page has not set: only whether it is there is known.
  const unset = conditions.map(({ operator }) =>
    operator === 'exists' ? false : operator === 'does_not_exist' ? true : null,
  );
  return [...ways, nothing, unsaid, ...(field === 'attribute' ? [unset] : [])];
}

/** What several texts at once answer: yes wherever one of them does. */
function listUnions(single: readonly (readonly boolean[])[]): readonly (readonly boolean[])[] | undefined {
  const unions = new Map(single.map((way) => [way.join(), way]));
  for (const way of unions.values()) {
    for (const other of single) {
      const union = way.map((yes, index) => yes || other[index] === true);
      unions.set(union.join(), union);
      if (unions.size > mostWays) return undefined;
    }
  }
  return [...unions.values()];
}

/** What a condition asks of a text, its denial aside. */
function toQuestion(condition: Condition): TextQuestion | undefined {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- what is not named is treated as one
  switch (condition.operator) {
    case 'equals':
    case 'does_not_equal':
      return typeof condition.value === 'string' ? { asks: 'among', values: [condition.value] } : undefined;
    case 'is_one_of':
    case 'is_not_one_of':
      return { asks: 'among', values: condition.value };
    case 'contains':
    case 'does_not_contain':
      return { asks: 'contains', value: condition.value };
    case 'starts_with':
    case 'does_not_start_with':
      return { asks: 'starts', value: condition.value };
    case 'ends_with':
    case 'does_not_end_with':
      return { asks: 'ends', value: condition.value };
    case 'matches_regex':
    case 'does_not_match_regex':
      return { asks: 'regex', value: condition.value };
    case 'exists':
    case 'does_not_exist':
      return { asks: 'exists' };
    default:
      return undefined;
  }
}
