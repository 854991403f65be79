/** The main job as a person starts it: real databases, queue, model, proofs and services, with tiny circuits. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadConfig, repositoryRoot } from '@probity/shared-platform';

/** Two days of three banks; bank 12 is ours. The second row of the first day is between two of its own accounts. */
const CSV = `Timestamp,From Bank,Account,To Bank,Account,Amount Received,Receiving Currency,Amount Paid,Payment Currency,Payment Format,Is Laundering
2022/09/01 08:20,012,A1,020,B1,120.50,US Dollar,120.50,US Dollar,ACH,0
2022/09/01 09:05,012,A1,012,A2,9500.00,US Dollar,9500.00,US Dollar,Cash,0
2022/09/02 10:00,070,C1,012,A2,300.00,Euro,300.00,Euro,Wire,1
2022/09/02 08:00,012,A2,070,C1,33.10,US Dollar,33.10,US Dollar,Credit Card,0
2022/09/02 08:00,012,A2,070,C1,not a number,US Dollar,33.10,US Dollar,Credit Card,0
`;

test('two days of a file are scored, proven, anchored, judged and cosigned, and nothing stays behind', { timeout: 300_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'probity-demo-'));
  const file = join(folder, 'days.csv');
  writeFileSync(file, CSV);
  const before = runs();
  try {
    const args = ['--exit', '--circuits', 'tiny', '--data', file, '--bank', '012', '--from', '2022-09-01', '--to', '2022-09-02'];
    const { code, stdout, stderr } = await run(args);
    assert.equal(code, 0, stderr);
    const { days } = JSON.parse(stdout.trimEnd().split('\n').at(-1)!) as { days: Record<string, unknown>[] };
    assert.deepEqual(
      days.map(({ date, records, chunks, verdict, cosigned }) => ({ date, records, chunks, verdict, cosigned })),
      [
        { date: '2022-09-01', records: 3, chunks: 2, verdict: 'shown', cosigned: true },
        { date: '2022-09-02', records: 2, chunks: 1, verdict: 'shown', cosigned: true },
      ],
    );
    assert.deepEqual(runs(), before);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a wrong option is refused with its reason and nothing is started', async () => {
  const { code, stdout, stderr } = await run(['--exit', '--tamper', 'no-such-kind']);
  assert.notEqual(code, 0);
  assert.equal(stdout, '');
  assert.match(stderr, /edited-amount/);
});

const runs = (): string[] => {
  const folder = join(loadConfig().dataDirectory, 'runs');
  return existsSync(folder) ? readdirSync(folder) : [];
};

function run(args: readonly string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [join(repositoryRoot(), 'apps/cli/dist/demo.js'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const out = { stdout: '', stderr: '' };
  child.stdout.on('data', (text: Buffer) => (out.stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (out.stderr += text.toString()));
  return new Promise((done) => child.on('exit', (code) => done({ code, ...out })));
}
