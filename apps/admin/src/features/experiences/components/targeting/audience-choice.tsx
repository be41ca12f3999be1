import { Radio, Stack } from '@mantine/core';

type Option<Type extends string> = {
  readonly value: Type;
  readonly label: string;
  readonly description: string;
};

type Props<Type extends string> = {
  readonly options: readonly Option<Type>[];
  readonly value: Type;
  readonly onChange: (value: Type) => void;
};

/** Which kind of audience. */
export function AudienceChoice<Type extends string>({ options, value, onChange }: Props<Type>) {
  return (
    <Radio.Group
      aria-label="Audience"
      value={value}
      onChange={(next) => {
        const option = options.find((candidate) => candidate.value === next);
        if (option !== undefined && option.value !== value) onChange(option.value);
      }}
    >
      <Stack gap="xs">
        {options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            label={option.label}
            description={option.description}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
