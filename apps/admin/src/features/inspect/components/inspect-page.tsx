import type { InspectRequest } from '@facet/protocol';
import { Alert, Paper, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { erasePerson } from '../../../lib/people/erase-person.ts';
import { useMayOwn } from '../../../lib/session/get-session.ts';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Forgotten } from '../../../ui/forgotten.tsx';
import { IconInfoCircle } from '../../../ui/icons.ts';
import { notifyError } from '../../../ui/notify.ts';
import { Page } from '../../../ui/page.tsx';
import { SkeletonLines } from '../../../ui/query-view.tsx';
import { inspectVisitor } from '../api/inspect-visitor.ts';
import { isPretended } from '../pretence.ts';
import { ForgetButton } from './forget-button.tsx';
import { InspectForm } from './inspect-form.tsx';
import { InspectionResult } from './inspection-result.tsx';

/** Why does this visitor see what they see? */
export function InspectPage() {
  const storeId = useStoreId();
  const inspection = useMutation({ mutationFn: (body: InspectRequest) => inspectVisitor(storeId, body) });
  const mayOwn = useMayOwn();
  const erasure = useMutation({
    mutationFn: (input: string) => erasePerson(storeId, { input }),
    // What was shown is no longer remembered.
    onSuccess: () => inspection.reset(),
    onError: notifyError,
  });
  const inspect = (body: InspectRequest) => {
    erasure.reset();
    inspection.mutate(body);
  };
  return (
    <Page
      title="Inspect visitor"
      description="See what one visitor would get on a page, and every step of why."
    >
      <Paper withBorder p="lg">
        <InspectForm pending={inspection.isPending} onInspect={inspect} />
      </Paper>
      <div aria-live="polite">
        {inspection.isPending ? <SkeletonLines /> : null}
        {inspection.isError ? <ErrorState error={inspection.error} /> : null}
        {inspection.isSuccess ? (
          <InspectionResult
            inspection={inspection.data}
            pretended={isPretended(inspection.variables)}
            action={
              mayOwn ? (
                <ForgetButton
                  input={inspection.variables.input}
                  pending={erasure.isPending}
                  onForget={(input) => erasure.mutate(input)}
                />
              ) : null
            }
          />
        ) : null}
        {erasure.isSuccess ? <Forgotten erased={erasure.data.erased} /> : null}
        {inspection.isIdle && !erasure.isSuccess ? (
          <Alert color="gray" icon={<IconInfoCircle aria-hidden />} title="How to try it yourself">
            <Text size="sm">
              Send yourself an e-mail from Klaviyo, copy the link of a button in it, and paste it here.
              Looking changes nothing: no visitor is counted and nothing is assigned.
            </Text>
          </Alert>
        ) : null}
      </div>
    </Page>
  );
}
