import { measuredGauge, type Metrics } from '@probity/shared-platform';
import type { DataSource } from 'typeorm';

/** What the regulator's service shows of its work, over all banks: no bank is named. */
export function regulatorMetrics(metrics: Metrics, dataSource: DataSource): Metrics {
  measuredGauge(metrics, {
    name: 'probity_evidence', help: 'Evidence by the state of its judging', labels: { state: ['pending', 'judged', 'failed'] },
    read: () => dataSource.query('SELECT state, count(*)::int AS count FROM regulator.judging GROUP BY state'),
  });
  measuredGauge(metrics, {
    name: 'probity_verdicts', help: 'Verdicts given', labels: { summary: ['shown', 'not shown', 'refused'] },
    read: () => dataSource.query('SELECT summary, count(*)::int AS count FROM regulator.verdict GROUP BY summary'),
  });
  measuredGauge(metrics, {
    name: 'probity_alarms', help: 'Alarms raised for days without header or evidence, also those that are over', labels: { kind: ['DAY_MISSING', 'EVIDENCE_MISSING'] },
    read: () => dataSource.query('SELECT kind, count(*)::int AS count FROM regulator.alarm GROUP BY kind'),
  });
  return metrics;
}
