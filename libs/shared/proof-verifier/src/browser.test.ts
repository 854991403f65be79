import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { CLAIMS, type Claim } from '@probity/shared-evidence';
import { buildSync } from 'esbuild';
import { archiveDay } from './claims/archive.js';
import { publish, sampleParts, sampleTrust } from './claims/sample-day.testing.js';

test('the verifier runs where there is no Node: no builtin, no Buffer, no process', () => {
  const { outputFiles, metafile } = buildSync({
    entryPoints: [join(import.meta.dirname, 'index.js')], bundle: true, write: false, platform: 'browser', format: 'iife', globalName: 'verifier', metafile: true, logLevel: 'silent',
  });
  assert.deepEqual(Object.keys(metafile.inputs).filter((file) => /node_modules\/(buffer|crypto-js|merkletreejs|process)\//.test(file)), []);
  assert.doesNotMatch(outputFiles[0]!.text, /\bnode:|\bBuffer\b|\bprocess\./);

  // What every browser has, and nothing else.
  const context = createContext({ TextEncoder, TextDecoder, crypto, atob, btoa, structuredClone });
  runInContext(outputFiles[0]!.text, context);
  const zip = archiveDay(JSON.stringify(publish(sampleParts())), JSON.stringify(sampleTrust()));
  const result = runInContext('(zip) => JSON.stringify(verifier.offlineVerify(Uint8Array.from(zip)).days[0].claims)', context) as (zip: Uint8Array) => string;
  const claims = JSON.parse(result(zip)) as Claim[];
  assert.deepEqual(claims.map(({ claim, status }) => [claim, status]), CLAIMS.map((claim) => [claim, claim === 'windows' ? 'not shown' : 'shown']));
});
