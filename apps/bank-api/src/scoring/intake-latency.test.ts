import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test } from 'node:test';
import { createMetrics } from '@probity/shared-platform';
import type { Request, Response } from 'express';
import { IntakeLatency } from './intake-latency.js';

test('tells quantiles by nearest rank, of the newest ten thousand, and of nothing nothing', () => {
  const latency = new IntakeLatency();
  assert.deepEqual(latency.view().single.scoring, { samples: 0, p50Ms: null, p99Ms: null });
  for (let i = 0; i < 500; i++) latency.scored(9, 1);
  for (let i = 1; i <= 10_000; i++) latency.scored(i / 10_000, 2);
  latency.scored(0.25, 3);
  assert.deepEqual(latency.view().single.scoring, { samples: 10_000, p50Ms: 500, p99Ms: 990 });
  assert.deepEqual(latency.view().bulk.scoring, { samples: 1, p50Ms: 250, p99Ms: 250 });
});

test('counts requests that were taken, by whether they held one transaction', async () => {
  const latency = new IntakeLatency();
  const metrics = createMetrics('test');
  latency.register(metrics);
  const answer = (transactions: number, statusCode: number): void => {
    const response = Object.assign(new EventEmitter(), { statusCode });
    latency.middleware({ method: 'POST', body: { transactions: Array(transactions).fill({}) } } as Request, response as unknown as Response, () => undefined);
    response.emit('finish');
  };
  answer(1, 201);
  answer(2, 201);
  answer(3, 201);
  answer(1, 400);
  assert.deepEqual([latency.view().single.request.samples, latency.view().bulk.request.samples], [1, 2]);
  const text = await metrics.metrics();
  assert.match(text, /probity_intake_request_seconds_count\{service="test",kind="bulk"\} 2/);
  assert.match(text, /probity_intake_scoring_seconds_count\{service="test",kind="single"\} 0/);
});
