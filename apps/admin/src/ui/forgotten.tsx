import { Alert, Text } from '@mantine/core';
import { IconCheck, IconInfoCircle } from './icons.ts';

/** What forgetting somebody came to. */
export function Forgotten({ erased }: { readonly erased: boolean }) {
  if (erased) {
    return (
      <Alert color="green" icon={<IconCheck aria-hidden />} title="This person is forgotten">
        <Text size="sm">
          What Facet kept about them is erased. Inspecting them again asks Klaviyo anew, and Facet then
          remembers the answer.
        </Text>
      </Alert>
    );
  }
  return (
    <Alert color="gray" icon={<IconInfoCircle aria-hidden />} title="There was nobody to forget">
      <Text size="sm">
        What you typed leads to no person that Facet knows, so nothing was erased. If Klaviyo could not be
        asked just now, try again once it answers.
      </Text>
    </Alert>
  );
}
