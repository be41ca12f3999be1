import { Text, Title } from '@mantine/core';
import { roleWords } from '../../../lib/session/role-words.ts';

/** What each role may do. */
export function RoleList() {
  return (
    <section aria-labelledby="roles">
      <Title order={2} size="h4" id="roles" mb="xs">
        What the roles may do
      </Title>
      {Object.values(roleWords).map(({ label, may }) => (
        <Text size="sm" key={label}>
          <b>{label}:</b> {may}
        </Text>
      ))}
    </section>
  );
}
