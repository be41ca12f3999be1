import { toTrendLabel } from '../trend-label.ts';

const width = 84;
const height = 32;
const gap = 3;
const least = 1;

/** New visitors of the last 7 days as small bars, the last day darkest; in words for those who do not see them. */
export function Trend({ days }: { readonly days: readonly number[] }) {
  const most = Math.max(...days, 1);
  const bar = (width - gap * (days.length - 1)) / days.length;
  return (
    <svg width={width} height={height} role="img" aria-label={toTrendLabel(days)} style={{ flexShrink: 0 }}>
      <title>{toTrendLabel(days)}</title>
      {days.map((count, day) => {
        const tall = Math.max(least, (count / most) * height);
        return (
          <rect
            key={`day-${day}`}
            x={day * (bar + gap)}
            y={height - tall}
            width={bar}
            height={tall}
            rx={1}
            fill="var(--mantine-primary-color-filled)"
            opacity={day === days.length - 1 ? 1 : 0.55}
          />
        );
      })}
    </svg>
  );
}
