import { useEffect, useState } from 'react';
import { toDateTime, toRelativeTime } from '../lib/format/time.ts';

const everyMs = 30_000;

/** A past instant as people say it ("3 minutes ago"), kept up to date, with date and time on hover. */
export function When({ at }: { readonly at: string }) {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, []);
  // What just happened may be later than the last tick of this clock.
  return (
    <time dateTime={at} title={toDateTime(at)}>
      {toRelativeTime(Date.parse(at), Math.max(nowMs, Date.parse(at)))}
    </time>
  );
}
