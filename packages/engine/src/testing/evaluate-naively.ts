import { classifyTraffic } from '../evaluation/traffic/classify-traffic.ts';
import { hostOf } from '../evaluation/traffic/host-of.ts';
import type { Condition, DecisionContext, Expression } from '../index.ts';
import { weekdays } from '../index.ts';

/** What anybody would write who has never heard of a third value: for contexts in which everything is known. */
export function evaluateNaively(expression: Expression, context: DecisionContext): boolean {
  const naive = (child: Expression): boolean => evaluateNaively(child, context);
  if ('and' in expression) return expression.and.every(naive);
  if ('or' in expression) return expression.or.some(naive);
  if ('not' in expression) return !naive(expression.not);
  return isTrue(expression, context);
}

function isTrue(condition: Condition, context: DecisionContext): boolean {
  if (condition.field === 'klaviyo_segment') {
    const keys = [condition.value].flat();
    const joined = keys.filter((key) => context.memberships[key]?.state === 'in').length;
    if (condition.operator === 'all_of') return joined === keys.length;
    return condition.operator === 'equals' || condition.operator === 'any_of' ? joined > 0 : joined === 0;
  }
  if (condition.field === 'identified') return condition.value;
  if (condition.field === 'visitor_type') {
    return (condition.value === context.visitorType) === (condition.operator === 'equals');
  }
  if (condition.field === 'javascript')
    return (condition.value === 'yes') === (condition.operator === 'is_true');
  if (condition.field === 'time_of_day') {
    const { from, to } = condition.value;
    const time = new Date(context.now).toISOString().slice(11, 16);
    const isIn = from < to ? time >= from && time < to : time >= from || time < to;
    return isIn === (condition.operator === 'is_between');
  }
  if (condition.field === 'language') {
    const speaks = (range: string): boolean => new RegExp(`^${range}(-|$)`, 'i').test(context.language ?? '');
    return condition.value.some(speaks) === (condition.operator === 'is_one_of');
  }
  return compare(condition, listValues(condition, context));
}

type Compared = Exclude<
  Condition,
  {
    readonly field:
      | 'klaviyo_segment'
      | 'identified'
      | 'visitor_type'
      | 'javascript'
      | 'time_of_day'
      | 'language';
  }
>;

function listValues(condition: Compared, context: DecisionContext): readonly string[] {
  const { page, arrival } = context;
  if (arrival === undefined) throw new Error('everything is known');
  const own = <Value>(record: Readonly<Record<string, Value>> | undefined, name: string): readonly Value[] =>
    Object.entries(record ?? {}).flatMap(([key, value]) => (key === name ? [value] : []));
  switch (condition.field) {
    case 'device':
      return [context.device];
    case 'traffic_source':
      return [classifyTraffic(arrival, hostOf(page.url)).source];
    case 'traffic_site':
      return [classifyTraffic(arrival, hostOf(page.url)).site ?? []].flat();
    case 'day_of_week':
      return [weekdays[(new Date(context.now).getUTCDay() + 6) % 7] ?? ''];
    case 'country':
      return context.country?.state === 'known' ? [context.country.code] : [];
    case 'page_path':
      return [page.path];
    case 'page_url':
      return [page.url];
    case 'landing_page':
      return [arrival.path];
    case 'referring_domain':
      return [arrival.referrer.replace(/^.*:\/\/(www\.)?/, '').replace(/\/.*/, '')];
    case 'url_parameter':
      return own(page.parameters, condition.name).flat();
    case 'utm':
      return own(arrival.parameters, `utm_${condition.name}`).flat();
    case 'cookie':
      return own(context.cookies, condition.name);
    case 'attribute':
      return own(context.attributes, condition.name).flat().map(String);
    default:
      throw new TypeError(condition satisfies never);
  }
}

function compare(condition: Compared, values: readonly string[]): boolean {
  switch (condition.operator) {
    case 'exists':
      return values.length > 0;
    case 'does_not_exist':
      return values.length === 0;
    case 'equals':
      return values.some((value) => value === condition.value);
    case 'does_not_equal':
      return values.every((value) => value !== condition.value);
    case 'contains':
      return values.some((value) => value.indexOf(condition.value) >= 0);
    case 'does_not_contain':
      return values.every((value) => value.indexOf(condition.value) < 0);
    case 'starts_with':
      return values.some((value) => value.slice(0, condition.value.length) === condition.value);
    case 'does_not_start_with':
      return values.every((value) => value.slice(0, condition.value.length) !== condition.value);
    case 'ends_with':
      return values.some((value) => value.slice(-condition.value.length) === condition.value);
    case 'does_not_end_with':
      return values.every((value) => value.slice(-condition.value.length) !== condition.value);
    case 'matches_regex':
      return values.some((value) => new RegExp(condition.value, 'u').test(value));
    case 'does_not_match_regex':
      return !values.some((value) => new RegExp(condition.value, 'u').test(value));
    case 'is_one_of':
      return values.some((value) => condition.value.some((one) => one === value));
    case 'is_not_one_of':
      return values.every((value) => condition.value.every((one) => one !== value));
    case 'less_than':
      return values.some((value) => Number(value) < condition.value);
    case 'at_most':
      return values.some((value) => Number(value) <= condition.value);
    case 'greater_than':
      return values.some((value) => Number(value) > condition.value);
    case 'at_least':
      return values.some((value) => Number(value) >= condition.value);
    case 'is_between':
      return values.some(
        (value) => Number(value) >= condition.value.from && Number(value) <= condition.value.to,
      );
    case 'is_not_between':
      return values.some(
        (value) => Number(value) < condition.value.from || Number(value) > condition.value.to,
      );
    default:
      throw new TypeError(condition satisfies never);
  }
}
