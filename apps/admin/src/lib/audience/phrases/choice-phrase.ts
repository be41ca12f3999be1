import type { ConditionOn, Device, TrafficSource } from '@facet/engine';
import { toCountryName } from '../../places/countries.ts';
import { toLanguageName } from '../../places/languages.ts';
import { trafficSiteLabels, weekdayLabels } from '../choice-labels.ts';
import { join } from '../words.ts';

const deviceWords: Readonly<Record<Device, string>> = {
  desktop: 'a computer',
  mobile: 'a phone',
  tablet: 'a tablet',
};

const sourceWords: Readonly<Record<TrafficSource, string>> = {
  direct: 'directly',
  email: 'by email',
  sms: 'by SMS',
  referral: 'by a link on another site',
  organic_search: 'by organic search',
  paid_search: 'by paid search',
  organic_social: 'by organic social',
  paid_social: 'by paid social',
  other: 'by another campaign',
};

type ListField = 'device' | 'traffic_source' | 'traffic_site' | 'country' | 'language' | 'day_of_week';

/** A condition on words of a list in plain words, to follow "who". */
export function toChoicePhrase(condition: ConditionOn<ListField>): string {
  const positive = condition.operator === 'is_one_of';
  switch (condition.field) {
    case 'device':
      return `${positive ? 'uses' : 'does not use'} ${join(
        condition.value.map((device) => deviceWords[device]),
        'or',
      )}`;
    case 'traffic_source':
      return `${toCame(positive)} ${join(
        condition.value.map((source) => sourceWords[source]),
        'or',
      )}`;
    case 'traffic_site':
      return `${toCame(positive)} from ${join(
        condition.value.map((site) => trafficSiteLabels[site]),
        'or',
      )}`;
    case 'country':
      return `${positive ? 'is in' : 'is not in'} ${join(condition.value.map(toCountryName), 'or')}`;
    case 'language':
      return `${positive ? 'speaks' : 'does not speak'} ${join(condition.value.map(toLanguageName), 'or')}`;
    case 'day_of_week': {
      const days = join(
        condition.value.map((day) => weekdayLabels[day]),
        'or',
      );
      return `${positive ? 'is here' : 'is not here'} on ${days} in the store’s time zone`;
    }
    default:
      throw new TypeError(condition satisfies never);
  }
}

function toCame(positive: boolean): string {
  return positive ? 'came' : 'did not come';
}
