import { List, Paper, Text, Title } from '@mantine/core';
import { Quoted } from '../../../ui/trace/quoted.tsx';
import { When } from '../../../ui/when.tsx';
import { listChanges } from '../changes-since.ts';
import { asksAlike, type Look } from '../look.ts';

type Props = { readonly before: Look | undefined; readonly last: Look };

/** What came out otherwise than at the look before at the same visitor, and whether Klaviyo was asked. */
export function SinceLastLook({ before, last }: Props) {
  const { refreshed } = last.inspection;
  if (before === undefined && refreshed === null) return null;
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="since-title">
      <Title order={2} size="h4" mb="xs" id="since-title">
        {before === undefined ? (
          'Asked anew'
        ) : (
          <>
            Since your last look, <When at={before.at} />
          </>
        )}
      </Title>
      {refreshed === null ? null : (
        <Text size="sm">
          {refreshed
            ? 'Klaviyo was asked again just now, and answered.'
            : 'Klaviyo gave no new answer. Why is told under “Who it is”.'}
        </Text>
      )}
      {before === undefined ? null : <Changes before={before} last={last} />}
    </Paper>
  );
}

function Changes({ before, last }: { readonly before: Look; readonly last: Look }) {
  const changes = listChanges(before.inspection, last.inspection);
  const alike = asksAlike(before.request, last.request);
  return (
    <>
      {alike ? null : <Text size="sm">You asked for other circumstances than then.</Text>}
      {changes.length === 0 ? (
        <Text size="sm">Nothing has changed.</Text>
      ) : (
        <List size="sm" mt={4} spacing={4} style={{ overflowWrap: 'anywhere' }}>
          {changes.map((change) => (
            <List.Item key={`${change.what} ${change.after}`}>
              <Text span inherit fw={600}>
                <Quoted>{change.what}</Quoted>
              </Text>
              : <Quoted>{change.before}</Quoted> → <Quoted>{change.after}</Quoted>
            </List.Item>
          ))}
        </List>
      )}
    </>
  );
}
