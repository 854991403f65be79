import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { ReactElement } from 'react';
import styles from './sparkline.module.css';

export interface SparklineProps {
  /** Read out instead of the line: what it shows, and how it moved. */
  readonly label: string;
  /** In order of time; null where nothing is known, which leaves a gap. */
  readonly values: readonly (number | null)[];
  /** Of others, thin and behind; same length. */
  readonly peers?: readonly (number | null)[];
  /** In units of the drawing; it scales to the width it is given. */
  readonly width?: number;
  readonly height?: number;
}

const INSET = 3;

/** A line without axes beside its figure. A lone value between gaps is a dot. */
export function Sparkline({ label, values, peers = [], width = 160, height = 36 }: SparklineProps): ReactElement {
  const known = [...values, ...peers].filter((value) => value !== null);
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  const x = scaleLinear([0, Math.max(1, values.length - 1)], [INSET, width - INSET]);
  const y = scaleLinear([low, high === low ? low + 1 : high], [height - INSET, INSET]);
  const draw = line<number | null>().defined((value) => value !== null).x((_, index) => x(index)).y((value) => y(value ?? 0));
  const last = values.findLastIndex((value) => value !== null);
  const alone = values.flatMap((value, index) => (value !== null && (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null ? [{ value, index }] : []));

  return (
    <svg className={styles.sparkline} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} preserveAspectRatio="none">
      {peers.length > 0 && <path className={styles.peers} d={draw([...peers]) ?? ''} />}
      <path className={styles.line} d={draw([...values]) ?? ''} />
      {alone.map(({ value, index }) => <circle key={index} className={styles.dot} cx={x(index)} cy={y(value)} r="1.5" />)}
      {last >= 0 && <circle className={styles.dot} cx={x(last)} cy={y(values[last] ?? 0)} r="2.5" />}
    </svg>
  );
}
