import { dateWords } from '@probity/shared-web-ui';
import { scaleLinear } from 'd3-scale';
import type { ReactElement } from 'react';
import { KIND_WORDS, type RegistrationEvent } from './timeline-page.js';
import styles from './validity-bars.module.css';

/** Of which one at a time is in force. */
const KINDS = ['model-registration', 'policy-registration', 'feature-program-registration', 'line-register'] as const;
const WIDTH = 1000;
const LEFT = 120;
const ROW = 34;

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** A bar for each version of model, policy, features and lines, over the days on which it held. The list below says the same in words. */
export function ValidityBars({ events, from, at }: { readonly events: readonly RegistrationEvent[]; readonly from: string | undefined; readonly at: string | undefined }): ReactElement {
  const rows = KINDS.map((kind) => ({ kind, spans: spansOf(events.filter((event) => event.kind === kind)) })).filter(({ spans }) => spans.length > 0);
  const starts = rows.flatMap(({ spans }) => spans.map(({ start }) => start));
  const first = from === undefined ? Math.min(...starts) : dayOf(from);
  const last = Math.max(...starts, dayOf(events.at(-1)!.registeredAt.slice(0, 10)), first) + 14;
  const x = scaleLinear([first, last], [LEFT, WIDTH - 4]).clamp(true);
  const ticks = x.ticks(6).filter(Number.isInteger);
  const bottom = rows.length * ROW;
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="What held when">
      <svg className={styles.bars} viewBox={`0 0 ${WIDTH} ${bottom + 24}`} role="img" aria-label="Which model, policy, features and ledger lines held when; the list below says the same">
        {ticks.map((tick) => (
          <g key={tick}>
            <line className={styles.tick} x1={x(tick)} x2={x(tick)} y1={0} y2={bottom} />
            <text className={styles.label} x={x(tick)} y={bottom + 18} textAnchor="middle">{dateWords(new Date(tick * 86_400_000).toISOString().slice(0, 10)).split(' ').slice(1).join(' ')}</text>
          </g>
        ))}
        {rows.map(({ kind, spans }, row) => (
          <g key={kind}>
            <text className={styles.label} x={LEFT - 8} y={row * ROW + 21} textAnchor="end">{KIND_WORDS[kind]}</text>
            {spans.map(({ start, end, subject }, index) => {
              const left = x(start);
              const width = Math.max(3, x(end ?? last) - left - 2);
              return (
                <g key={subject}>
                  <title>{subject}</title>
                  <rect className={index % 2 === 0 ? styles.even : styles.odd} x={left} y={row * ROW + 5} width={width} height={ROW - 10} rx="4" />
                  {width > 60 && <text className={styles.inside} x={left + 8} y={row * ROW + 21}>{subject.slice(0, Math.floor((width - 12) / 7))}</text>}
                </g>
              );
            })}
          </g>
        ))}
        {at !== undefined && <line className={styles.at} x1={x(dayOf(at))} x2={x(dayOf(at))} y1={0} y2={bottom} />}
      </svg>
    </div>
  );
}

/** When each version held: until the next one's day. Of two with the same day the one registered last holds. */
function spansOf(events: readonly RegistrationEvent[]): { readonly start: number; readonly end: number | undefined; readonly subject: string }[] {
  const byDay = new Map(events.flatMap(({ validFrom, subject }) => (validFrom === null ? [] : [[dayOf(validFrom), subject] as const])));
  const days = [...byDay.keys()].sort((a, b) => a - b);
  return days.map((start, index) => ({ start, end: days[index + 1], subject: byDay.get(start)! }));
}
