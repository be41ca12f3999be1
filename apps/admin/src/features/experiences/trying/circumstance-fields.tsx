import { devices } from '@facet/engine';
import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { deviceLabels } from '../../../lib/audience/choice-labels.ts';
import { listCountries } from '../../../lib/places/countries.ts';
import { listCommonLanguages } from '../../../lib/places/languages.ts';
import { filterByNameOrCode } from '../../../ui/filter-by-name-or-code.ts';
import { useEditor } from '../components/editor-context.tsx';
import { type Asked, type Circumstances, findPage } from './circumstances.ts';

type Props = {
  readonly made: Circumstances;
  readonly asked: Asked;
  readonly origin: string;
  readonly onChange: (part: Partial<Circumstances>) => void;
};

/** Who comes to which page: what the rules ask, and no more. */
export function CircumstanceFields({ made, asked, origin, onChange }: Props) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm" verticalSpacing="sm">
      <TextInput
        label="Page"
        placeholder="/collections/sale"
        spellCheck={false}
        value={made.page}
        error={findPage(made.page, origin) === undefined ? 'This is no address or path.' : undefined}
        onChange={(event) => onChange({ page: event.currentTarget.value })}
      />
      <Choice
        label="Device"
        value={made.device}
        data={devices.map((device) => ({ value: device, label: deviceLabels[device] }))}
        onChange={(device) => onChange({ device })}
      />
      {asked.identity ? (
        <Choice
          label="Identified by Klaviyo"
          value={made.identity}
          data={[
            { value: 'identified', label: 'Yes' },
            { value: 'unidentified', label: 'No' },
            { value: 'unknown', label: 'Klaviyo does not answer' },
          ]}
          onChange={(identity) => onChange({ identity })}
        />
      ) : null}
      <SegmentFields made={made} asked={asked} onChange={onChange} />
      {asked.visitorType ? (
        <Choice
          label="Visitor"
          value={made.visitorType}
          data={[
            { value: 'new', label: 'New visitor' },
            { value: 'returning', label: 'Returning visitor' },
          ]}
          onChange={(visitorType) => onChange({ visitorType })}
        />
      ) : null}
      <PlaceFields made={made} asked={asked} onChange={onChange} />
      <NamedFields
        label="Cookie"
        names={asked.cookies}
        values={made.cookies}
        onChange={(cookies) => onChange({ cookies })}
      />
      <NamedFields
        label="Attribute"
        names={asked.attributes}
        values={made.attributes}
        onChange={(attributes) => onChange({ attributes })}
      />
    </SimpleGrid>
  );
}

type PartProps = Omit<Props, 'origin'>;

const membershipChoices = [
  { value: 'in', label: 'In it' },
  { value: 'out', label: 'Not in it' },
  { value: 'unknown', label: 'Not known' },
] as const;

function SegmentFields({ made, asked, onChange }: PartProps) {
  const { catalogue } = useEditor();
  return asked.segments.map((segment) => (
    <Choice
      key={segment}
      label={`Segment “${catalogue.nameOf(segment)}”`}
      value={made.identity === 'identified' ? (made.memberships[segment] ?? 'unknown') : 'unknown'}
      data={membershipChoices}
      onChange={(state) => {
        const { [segment]: _, ...others } = made.memberships;
        if (state === 'unknown') onChange({ memberships: others });
        // Only of somebody identified is it known where they are.
        else onChange({ identity: 'identified', memberships: { ...others, [segment]: state } });
      }}
    />
  ));
}

function PlaceFields({ made, asked, onChange }: PartProps) {
  const shared = { searchable: true, clearable: true, placeholder: 'Not known', filter: filterByNameOrCode };
  return (
    <>
      {asked.country ? (
        <Select
          {...shared}
          label="Country"
          data={listCountries().map(({ code, name }) => ({ value: code, label: name }))}
          value={made.country === '' ? null : made.country}
          onChange={(country) => onChange({ country: country ?? '' })}
        />
      ) : null}
      {asked.language ? (
        <Select
          {...shared}
          label="Language"
          data={listCommonLanguages().map(({ tag, name }) => ({ value: tag, label: name }))}
          value={made.language === '' ? null : made.language}
          onChange={(language) => onChange({ language: language ?? '' })}
        />
      ) : null}
      {asked.referrer ? (
        <TextInput
          label="Came from"
          placeholder="https://www.tiktok.com/"
          spellCheck={false}
          value={made.referrer}
          onChange={(event) => onChange({ referrer: event.currentTarget.value })}
        />
      ) : null}
      {asked.time ? (
        <TextInput
          type="datetime-local"
          label="Time in the store"
          description="Now, where it is empty."
          value={made.time}
          onChange={(event) => onChange({ time: event.currentTarget.value })}
        />
      ) : null}
    </>
  );
}

type NamedProps = {
  readonly label: string;
  readonly names: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (values: Readonly<Record<string, string>>) => void;
};

function NamedFields({ label, names, values, onChange }: NamedProps) {
  return names.map((name) => (
    <TextInput
      key={name}
      label={`${label} “${name}”`}
      placeholder="Not there"
      spellCheck={false}
      value={(Object.hasOwn(values, name) ? values[name] : undefined) ?? ''}
      onChange={(event) => onChange({ ...values, [name]: event.currentTarget.value })}
    />
  ));
}

type ChoiceProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly data: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
};

function Choice<Value extends string>({ label, value, data, onChange }: ChoiceProps<Value>) {
  return (
    <Select
      label={label}
      allowDeselect={false}
      data={data}
      value={value}
      onChange={(next) => {
        const chosen = data.find((option) => option.value === next);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    />
  );
}
