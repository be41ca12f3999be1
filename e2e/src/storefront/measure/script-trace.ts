import type { CDPSession } from 'playwright-core';

/** One event of Chromium's tracing, as far as it is read here; times in microseconds. */
type TraceEvent = {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly args: { readonly data?: { readonly url?: string } };
};
type Span = { readonly fromUs: number; readonly toUs: number };

/** What a script cost the page's main thread. */
export type ScriptCost = {
  /** Time in which the script ran, its compiling included. */
  readonly scriptMs: number;
  /** Tasks over 50 ms that would be shorter than that without the script. */
  readonly longTasks: number;
};

const longTaskUs = 50_000;

/**
 * Starts tracing the whole browser; the result ends it and tells what a script cost. A sampling profiler would tell more
 * and double the cost by itself.
 */
export async function traceScript(session: CDPSession): Promise<(url: string) => Promise<ScriptCost>> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Chromium's own format, of which little is read
    events.push(...(value as unknown as readonly TraceEvent[]));
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline'] },
  });
  return async (url) => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    return toCost(events, url);
  };
}

/** Reads the cost of a script from the events of a trace. */
export function toCost(events: readonly TraceEvent[], url: string): ScriptCost {
  const evaluation = events.find(({ name, args }) => name === 'EvaluateScript' && args.data?.url === url);
  if (evaluation === undefined) throw new Error(`The trace knows no evaluation of ${url}.`);
  const thread = events.filter(({ pid, tid }) => pid === evaluation.pid && tid === evaluation.tid);
  const spans = toSpans(thread, url);
  const longTasks = thread.filter(({ name, ts, dur = 0 }) => {
    if (!name.endsWith('RunTask') || dur <= longTaskUs) return false;
    const inside = spans.filter(({ fromUs, toUs }) => fromUs >= ts && toUs <= ts + dur);
    return dur - toSumUs(inside) <= longTaskUs;
  });
  return { scriptMs: toSumUs(spans) / 1000, longTasks: longTasks.length };
}

/**
 * When the script ran, each moment once. Of what goes on after a promise Chromium names no script: it is taken as this
 * one's where it does not belong to a call of another's, which on a page without much code of its own it is.
 */
function toSpans(thread: readonly TraceEvent[], url: string): readonly Span[] {
  const calls = thread.filter(({ name }) => name === 'EvaluateScript' || name === 'FunctionCall');
  const others = calls.filter(({ args }) => args.data?.url !== url).map(toSpan);
  const own = calls.filter(({ args }) => args.data?.url === url).map(toSpan);
  const afterPromises = thread.filter(({ name }) => name === 'RunMicrotasks').map(toSpan);
  const ours = [...own, ...afterPromises.filter((span) => !others.some((other) => isInside(span, other)))];
  return ours.filter((span) => !ours.some((other) => other !== span && isInside(span, other)));
}

function toSpan({ ts, dur = 0 }: TraceEvent): Span {
  return { fromUs: ts, toUs: ts + dur };
}

function isInside(span: Span, other: Span): boolean {
  return span.fromUs >= other.fromUs && span.toUs <= other.toUs && toSumUs([span]) < toSumUs([other]);
}

function toSumUs(spans: readonly Span[]): number {
  return spans.reduce((sum, { fromUs, toUs }) => sum + toUs - fromUs, 0);
}
