import type { Inspection } from '@facet/protocol';
import { deviceLabels } from '../../lib/audience/choice-labels.ts';
import { withoutEmails } from '../../lib/people/personal.ts';
import type { Names } from '../../lib/trace/group-words.ts';
import { toCauseWords, toDecisionSentence } from '../../lib/trace/reason-words.ts';
import { toStepWords } from '../../lib/trace/step-words.ts';
import { toTraceLines } from '../../lib/trace/trace-lines.ts';
import type { Look } from './look.ts';
import { listPretended } from './pretended-lines.ts';
import { toPlaceWords } from './report-place.ts';
import { identityWords, membershipWords, toSummary, understoodWords } from './words.ts';

/**
 * A look as Markdown, for a colleague or for support: what was asked, what is known, and every step. It says of nobody
 * who they are: no token, no id of a person or a browser, no value that an address or an attribute carries.
 */
export function toReport(look: Look, store: { readonly name: string; readonly timeZone: string }): string {
  const { inspection } = look;
  const sections = [
    [`# What a visitor of “${store.name}” gets, and why`, '', ...toAskedLines(look, store.timeZone)],
    ['## Who it is', '', ...toIdentityLines(inspection)],
    ['## Segments', '', ...toSegmentLines(inspection)],
    ['## Experiences', '', toSummary(inspection.experiences)],
    ...inspection.experiences.map((each) => toExperienceLines(each, inspection, store.timeZone)),
    ['This report names nobody: tokens, ids of people and browsers, and values in addresses are left out.'],
  ];
  const text = sections.map((lines) => lines.join('\n')).join('\n\n');
  return withoutEmails(leaveOut(text, listSecrets(look)));
}

function toAskedLines({ request, inspection, at }: Look, timeZone: string): readonly string[] {
  return [
    `- Looked at: ${at}${request.refresh === true ? ', Klaviyo asked anew' : ''}`,
    `- By: ${understoodWords[inspection.understoodAs]}`,
    `- Page: ${toPlaceWords(request, inspection.understoodAs)}`,
    `- Device: ${deviceLabels[request.device ?? 'desktop']}`,
    ...listPretended(request, inspection, timeZone).map((line) => `- Pretended: ${line}`),
  ];
}

function toIdentityLines({ identity, refreshed }: Inspection): readonly string[] {
  const { state, subject, steps } = identity;
  return [
    `${identityWords[state]}.${refreshed === false ? ' Klaviyo gave no new answer.' : ''}`,
    '',
    // A step that names the subject says nothing else.
    ...steps
      .filter((step) => subject === null || !step.includes(subject))
      .map((step, index) => `${index + 1}. ${step}`),
  ];
}

function toSegmentLines({ memberships }: Inspection): readonly string[] {
  if (memberships.length === 0) return ['No experience asks for a segment.'];
  return memberships.map(({ segmentName, state, cause, readAt, stale }) => {
    const why = cause === null ? '' : `, because ${toCauseWords(cause)}`;
    const read = readAt === null ? '' : `, read from Klaviyo at ${readAt}${stale ? ' (stale)' : ''}`;
    return `- “${toLine(segmentName)}”: ${membershipWords[state]}${why}${read}`;
  });
}

function toExperienceLines(
  experience: Inspection['experiences'][number],
  { experiences, segmentNames }: Inspection,
  timeZone: string,
): readonly string[] {
  const { decision, steps } = experience.explanation;
  const names: Names = {
    ofSegment: (key) => toLine(segmentNames[key] ?? key),
    ofExperience: (id) => toLine(experiences.find((each) => each.id === id)?.name ?? id),
  };
  return [
    `### ${toLine(experience.name)}`,
    '',
    toLine(toDecisionSentence(decision, experience.variationName)),
    `Reason: ${decision.reason}. ${decision.counted ? 'Counts' : 'Does not count'} in the results.`,
    '',
    ...steps.flatMap((step, index) => {
      const { text, note, trace } = toStepWords(step, names, timeZone);
      return [
        `${index + 1}. ${toLine(text)}${note === undefined ? '' : `. ${note}`}`,
        ...(trace === undefined ? [] : toTraceLines(trace, names.ofSegment, '   ')),
      ];
    }),
  ];
}

/** What must not stand in a report, wherever it might come from: the name of an experience could hold it. */
function listSecrets({ request, inspection }: Look): readonly string[] {
  const { input } = request;
  const token = /[?&]_kx=([^&#\s]+)/.exec(input)?.[1] ?? input;
  return [input, token, decode(token), inspection.identity.subject ?? ''].filter((text) => text !== '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function leaveOut(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, '(left out)'), text);
}

function toLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
