import { NativeSelect, Stack, Text } from '@mantine/core';
import type { SettingsDraft } from '../settings-draft.ts';
import { lifeSteps, staleSteps, toSpanOptions, toSpanWords } from '../spans.ts';

type Props = {
  readonly draft: SettingsDraft;
  readonly onChange: (part: Partial<SettingsDraft>) => void;
  readonly disabled: boolean;
};

/** How long Klaviyo's answers are remembered, and how old they may be while it does not answer. */
export function MemoryFields({ draft, onChange, disabled }: Props) {
  const { membershipMaxAgeMs, membershipStaleLimitMs } = draft;
  return (
    <>
      <NativeSelect
        label="How long segments are remembered"
        description="Counted from the moment Klaviyo told. Shorter is fresher and asks Klaviyo more often."
        maw={420}
        disabled={disabled}
        data={toSpanOptions(lifeSteps, membershipMaxAgeMs)}
        value={String(membershipMaxAgeMs)}
        onChange={(event) => onChange({ membershipMaxAgeMs: Number(event.currentTarget.value) })}
      />
      <Stack gap={6}>
        <NativeSelect
          label="How old an answer may be while Klaviyo does not answer"
          description="Visitors who are known keep seeing what they should during an outage, for this long. Afterwards they see the original."
          maw={420}
          disabled={disabled}
          data={toSpanOptions(staleSteps, membershipStaleLimitMs)}
          value={String(membershipStaleLimitMs)}
          onChange={(event) => onChange({ membershipStaleLimitMs: Number(event.currentTarget.value) })}
        />
        {membershipStaleLimitMs < membershipMaxAgeMs ? (
          <Text size="sm" c="dimmed" maw={420} component="output" display="block">
            Less than the time above, which counts instead: {toSpanWords(membershipMaxAgeMs)}.
          </Text>
        ) : null}
      </Stack>
    </>
  );
}
