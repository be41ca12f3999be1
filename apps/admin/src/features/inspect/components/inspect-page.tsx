import { Alert, Paper, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { findProblem } from '../../../lib/api/find-problem.ts';
import { erasePerson } from '../../../lib/people/erase-person.ts';
import { useMayOwn } from '../../../lib/session/get-session.ts';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Forgotten } from '../../../ui/forgotten.tsx';
import { IconInfoCircle } from '../../../ui/icons.ts';
import { later } from '../../../ui/later.tsx';
import { notifyError } from '../../../ui/notify.ts';
import { Page } from '../../../ui/page.tsx';
import { toQuestion, toSearch } from '../shared-search.ts';
import { useInspection } from '../use-inspection.ts';
import { identityWords, toSummary } from '../words.ts';
import { ForgetButton } from './forget-button.tsx';
import { InspectForm } from './inspect-form.tsx';
import { Looking } from './looking.tsx';

const InspectionResult = later(async () => (await import('./inspection-result.tsx')).InspectionResult);
const ReportBox = later(async () => (await import('./report-box.tsx')).ReportBox);
const SinceLastLook = later(async () => (await import('./since-last-look.tsx')).SinceLastLook);

/** Why does this visitor see what they see? */
export function InspectPage() {
  const storeId = useStoreId();
  return (
    <Page
      title="Inspect visitor"
      description="See what one visitor would get on a page, and every step of why."
    >
      <Inspecting key={storeId} storeId={storeId} />
    </Page>
  );
}

function Inspecting({ storeId }: { readonly storeId: string }) {
  const search = useSearch({ from: '/stores/$storeId/inspect' });
  const navigate = useNavigate({ from: '/stores/$storeId/inspect' });
  const [initial] = useState(() => toQuestion(search));
  const inspection = useInspection(storeId);
  const { asking, last, before, error } = inspection;
  const mayOwn = useMayOwn();
  const erasure = useMutation({
    mutationFn: (input: string) => erasePerson(storeId, { input }),
    // What was shown is no longer remembered.
    onSuccess: () => inspection.forget(),
    onError: notifyError,
  });
  const refusal = findRefusal(error, inspection.asked);
  const isIdle = asking === undefined && last === undefined && error === null && !erasure.isSuccess;
  return (
    <>
      <Paper withBorder p="lg">
        <InspectForm
          initial={initial}
          pending={asking !== undefined}
          refusal={refusal}
          onInspect={(request, question) => {
            erasure.reset();
            inspection.inspect(request);
            void navigate({
              search: toSearch(question, search.experience),
              replace: true,
              resetScroll: false,
            });
          }}
        />
      </Paper>
      <VisuallyHidden component="output">
        {asking === undefined && last !== undefined
          ? `${identityWords[last.inspection.identity.state]}. ${toSummary(last.inspection.experiences)}`
          : ''}
      </VisuallyHidden>
      {refusal === undefined ? null : <VisuallyHidden role="alert">{refusal.why}</VisuallyHidden>}
      {asking === undefined ? null : <Looking refresh={asking.refresh === true} />}
      {error === null || refusal !== undefined ? null : <ErrorState error={error} />}
      {last === undefined ? null : (
        <Stack aria-busy={asking !== undefined}>
          <SinceLastLook before={before} last={last} />
          <InspectionResult
            look={last}
            first={search.experience}
            action={
              mayOwn && last.inspection.identity.state !== 'unidentified' ? (
                <ForgetButton
                  input={last.request.input}
                  pending={erasure.isPending}
                  onForget={(input) => erasure.mutate(input)}
                />
              ) : null
            }
          />
          <ReportBox look={last} />
        </Stack>
      )}
      {erasure.isSuccess ? <Forgotten erased={erasure.data.erased} /> : null}
      {isIdle ? <HowToTry /> : null}
    </>
  );
}

function HowToTry() {
  return (
    <Alert color="gray" icon={<IconInfoCircle aria-hidden />} title="How to try it yourself">
      <Text size="sm">
        Send yourself an e-mail from Klaviyo, copy the link of a button in it, and paste it here. Looking
        changes nothing: no visitor is counted and nothing is assigned. The address of this page keeps the
        page and what you pretend, never who, so you can send it to a colleague.
      </Text>
    </Alert>
  );
}

/** What the server says against who was typed: it is told at that field. */
function findRefusal(
  error: Error | null,
  input: string | undefined,
): { readonly input: string; readonly why: string } | undefined {
  const why = findProblem(error, 'input');
  return why === undefined || input === undefined ? undefined : { input, why };
}
