import { ActionIcon, Box, Code, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from './icons.ts';

type Props = { readonly value: string; readonly label: string };

/** Code to be copied, with a button that says when it did. */
export function CopyField({ value, label }: Props) {
  return (
    <Box pos="relative">
      <Code block aria-label={label} pr={48} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {value}
      </Code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <ActionIcon
            pos="absolute"
            top={6}
            right={6}
            variant="default"
            onClick={copy}
            title={copied ? 'Copied' : 'Copy'}
            aria-label={copied ? 'Copied' : `Copy ${label}`}
          >
            {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
          </ActionIcon>
        )}
      </CopyButton>
    </Box>
  );
}
