import { type Condition, devices, trafficSites, trafficSources, weekdays } from '@facet/engine';
import {
  deviceLabels,
  trafficSiteLabels,
  trafficSourceLabels,
  weekdayLabels,
} from '../../../../lib/audience/choice-labels.ts';
import { SegmentValue } from './segment-value.tsx';
import { SegmentsValue } from './segments-value.tsx';
import { ChoiceValue } from './values/choice-value.tsx';
import { CountryValue } from './values/country-value.tsx';
import { EitherValue } from './values/either-value.tsx';
import { JavaScriptValue } from './values/javascript-value.tsx';
import { LanguageValue } from './values/language-value.tsx';
import { NamedValue } from './values/named-value.tsx';
import { TextValue } from './values/text-value.tsx';
import { TimeValue } from './values/time-value.tsx';

type Props = {
  readonly condition: Condition;
  /** Where the condition stands in the definition. */
  readonly path: string;
  readonly onChange: (condition: Condition) => void;
};

/** The value of a condition, in the input that fits. */
export function ConditionValue({ condition, path, onChange }: Props) {
  switch (condition.field) {
    case 'klaviyo_segment':
      return typeof condition.value === 'string' ? (
        <SegmentValue value={condition.value} onChange={(value) => onChange({ ...condition, value })} />
      ) : (
        <SegmentsValue value={condition.value} onChange={(value) => onChange({ ...condition, value })} />
      );
    case 'identified':
      return (
        <EitherValue
          labels={['Yes', 'No']}
          isFirst={condition.value}
          onChange={(value) => onChange({ ...condition, value })}
        />
      );
    case 'visitor_type':
      return (
        <EitherValue
          labels={['New visitor', 'Returning visitor']}
          isFirst={condition.value === 'new'}
          onChange={(isNew) => onChange({ ...condition, value: isNew ? 'new' : 'returning' })}
        />
      );
    case 'device':
      return (
        <ChoiceValue
          words={devices}
          labels={deviceLabels}
          value={condition.value}
          onChange={(value) => onChange({ ...condition, value })}
        />
      );
    case 'traffic_source':
      return (
        <ChoiceValue
          words={trafficSources}
          labels={trafficSourceLabels}
          value={condition.value}
          onChange={(value) => onChange({ ...condition, value })}
        />
      );
    case 'traffic_site':
      return (
        <ChoiceValue
          words={trafficSites}
          labels={trafficSiteLabels}
          value={condition.value}
          onChange={(value) => onChange({ ...condition, value })}
        />
      );
    case 'day_of_week':
      return (
        <ChoiceValue
          words={weekdays}
          labels={weekdayLabels}
          value={condition.value}
          onChange={(value) => onChange({ ...condition, value })}
        />
      );
    case 'country':
      return <CountryValue value={condition.value} onChange={(value) => onChange({ ...condition, value })} />;
    case 'language':
      return (
        <LanguageValue value={condition.value} onChange={(value) => onChange({ ...condition, value })} />
      );
    case 'page_path':
    case 'page_url':
    case 'landing_page':
    case 'referring_domain':
      return <TextValue condition={condition} path={path} onChange={onChange} />;
    case 'url_parameter':
    case 'utm':
    case 'cookie':
    case 'attribute':
      return <NamedValue condition={condition} path={path} onChange={onChange} />;
    case 'time_of_day':
      return <TimeValue value={condition.value} onChange={(value) => onChange({ ...condition, value })} />;
    case 'javascript':
      return (
        <JavaScriptValue value={condition.value} onChange={(value) => onChange({ ...condition, value })} />
      );
    default:
      throw new TypeError(condition satisfies never);
  }
}
