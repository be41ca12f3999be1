import { Box } from '@mantine/core';
import { ButtonLink } from '../../ui/link-components.tsx';
import { Page } from '../../ui/page.tsx';

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <Box component="main" maw={720} mx="auto" px="md" pt="15vh">
      <Page
        title="There is nothing at this address"
        description="It may be mistyped, or what was here is gone."
      >
        <ButtonLink to="/" w="fit-content">
          Go to the start
        </ButtonLink>
      </Page>
    </Box>
  );
}
