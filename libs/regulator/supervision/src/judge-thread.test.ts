import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { judge, UNKNOWN_HISTORY } from '@probity/shared-proof-verifier';
import { publish, sampleParts, sampleTrust } from '@probity/shared-proof-verifier/testing';
import { JudgeThread } from './judge-thread.js';

const thread = new JudgeThread();
after(() => thread.stop());
const task = { document: publish(sampleParts('empty')), trust: sampleTrust(), history: UNKNOWN_HISTORY };

test('the thread says what the judge says', async () => {
  assert.deepEqual(await thread.judge(task), judge(task.document, task.trust, task.history));
});

test('a throw in the judge reaches the caller, and the next bundle is judged', async () => {
  const broken = { ...task.trust, featurePrograms: undefined as never };
  await assert.rejects(thread.judge({ ...task, trust: broken }), Error);
  assert.equal((await thread.judge(task)).length, 8);
});

test('a thread that ended is started anew', async () => {
  const cut = assert.rejects(thread.judge(task), /ended/);
  await thread.stop();
  await cut;
  assert.equal((await thread.judge(task)).length, 8);
});
