import { Card, dateWords, shareWords } from '@probity/shared-web-ui';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { ReactElement } from 'react';
import { PortalLink } from '../../shell/portal-link.js';
import styles from './change-ribbon.module.css';
import type { BankOverview } from './overview-data.js';

type Change = BankOverview['changes'][number];

const KINDS: readonly { readonly kind: Change['kind']; readonly title: string }[] = [
  { kind: 'model', title: 'Model' }, { kind: 'policy', title: 'Policy' }, { kind: 'features', title: 'Features' }, { kind: 'lines', title: 'Lines' }, { kind: 'keys', title: 'Keys' },
];
const WIDTH = 1000;
const LEFT = 70;
const ROW = 20;
const PLOT = 110;
const TOP = KINDS.length * ROW + 12;

/** What changed, over the alert rate of each day: whoever asks why the rate moved looks up. The list below says the same in words. */
export function ChangeRibbon({ bank, dates }: { readonly bank: BankOverview; readonly dates: readonly string[] }): ReactElement {
  const rate = bank.figures.find(({ name }) => name === 'alert-rate')?.series ?? [];
  const high = Math.max(0.001, ...rate.filter((value) => value !== null));
  const x = scaleLinear([0, Math.max(1, dates.length - 1)], [LEFT + 10, WIDTH - 12]);
  const y = scaleLinear([0, high], [TOP + PLOT, TOP + 8]).nice(3);
  const draw = line<number | null>().defined((value) => value !== null).x((_, index) => x(index)).y((value) => y(value ?? 0));
  const changeDates = [...new Set(bank.changes.map(({ date }) => date))];
  const step = Math.max(1, Math.ceil(dates.length / 7));

  return (
    <Card title="What changed, and the alert rate" lead={`${bank.name}: what was registered, at the day from which it holds, over alerts as a share of all records.`} aside={<PortalLink to={`/banks/${bank.bankId}/timeline`}>Time line of {bank.name}</PortalLink>}>
      <svg className={styles.plot} viewBox={`0 0 ${WIDTH} ${TOP + PLOT + 24}`} role="img" aria-label={`Alert rate of ${bank.name} by day, with ${bank.changes.length} changes marked; the list below names them`}>
        {KINDS.map(({ kind, title }, row) => (
          <g key={kind}>
            <text className={styles.label} x={LEFT - 6} y={row * ROW + 14} textAnchor="end">{title}</text>
            <line className={styles.rail} x1={LEFT} x2={WIDTH} y1={row * ROW + 10} y2={row * ROW + 10} />
            {dates.flatMap((date, index) => (bank.changes.some((change) => change.kind === kind && change.date === date)
              ? [<rect key={date} className={styles.mark} x={x(index) - 5} y={row * ROW + 5} width="10" height="10" transform={`rotate(45 ${x(index)} ${row * ROW + 10})`} />]
              : []))}
          </g>
        ))}
        {changeDates.map((date) => {
          const index = dates.indexOf(date);
          return index < 0 ? null : <line key={date} className={styles.guide} x1={x(index)} x2={x(index)} y1={TOP - 6} y2={TOP + PLOT} />;
        })}
        {y.ticks(3).map((tick) => (
          <g key={tick}>
            <line className={styles.tick} x1={LEFT} x2={WIDTH} y1={y(tick)} y2={y(tick)} />
            <text className={styles.label} x={LEFT - 6} y={y(tick) + 4} textAnchor="end">{shareWords(tick, high < 0.05 ? 1 : 0)}</text>
          </g>
        ))}
        <path className={styles.rate} d={draw(rate) ?? ''} />
        {rate.map((value, index) => value !== null && <circle key={dates[index]} className={styles.dot} cx={x(index)} cy={y(value)} r="2.5" />)}
        {dates.map((date, index) => ((dates.length - 1 - index) % step === 0 ? <text key={date} className={styles.label} x={x(index)} y={TOP + PLOT + 18} textAnchor={index === dates.length - 1 ? 'end' : 'middle'}>{dateWords(date).split(' ').slice(1).join(' ')}</text> : null))}
      </svg>
      {bank.changes.length === 0 ? <p className={styles.none}>Nothing changed in these {dates.length} days.</p> : (
        <ul className={styles.list}>
          {bank.changes.map((change) => (
            <li key={`${change.kind} ${change.name}`}>
              <time dateTime={change.date}>{dateWords(change.date)}</time> <strong>{KINDS.find(({ kind }) => kind === change.kind)?.title}</strong> <code>{change.name}</code>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
