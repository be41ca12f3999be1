import type { Segment } from '@facet/protocol';
import { Alert, Text } from '@mantine/core';
import { Fragment } from 'react';
import { IconStar } from '../../../ui/icons.ts';

/** Advises to star the segments that are in use. */
export function StarAdvice({ segments }: { readonly segments: readonly Segment[] }) {
  const unstarred = segments.filter(
    (segment) => segment.exists && !segment.starred && segment.usedBy.length > 0,
  );
  if (unstarred.length === 0) return null;
  return (
    <Alert color="blue" icon={<IconStar aria-hidden />} title="Star the segments you use">
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        In use and not starred in Klaviyo:{' '}
        {unstarred.map(({ id, name }, at) => (
          <Fragment key={id}>
            {at === 0 ? '' : ', '}
            <b>
              <bdi>{name}</bdi>
            </b>
          </Fragment>
        ))}
        . Star them there, under Lists &amp; Segments: they come first here, and your colleagues see that they
        matter.
      </Text>
    </Alert>
  );
}
