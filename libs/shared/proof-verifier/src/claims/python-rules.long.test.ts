/** Every rule that an archive can break, judged by both implementations. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wasmEngine } from '../batch/wasm-engine.js';
import { offlineVerify } from './offline.js';
import { missingPython, verifiedByPython, withoutMessages } from './python-verifier.testing.js';
import { archiveOf, RULES } from './rules.testing.js';
import { archivesOfSeveral } from './several-headers.testing.js';
import { verdictLine } from './verdict-line.js';

test('Python and TypeScript say the same of whatever breaks a rule, in one header or among several', { skip: missingPython() }, () => {
  const ofRules = RULES.filter(({ where }) => where !== 'service').map(({ code, broken }) => [code, archiveOf(broken())] as const);
  const archives = [...ofRules, ...Object.entries(archivesOfSeveral())];
  const engine = wasmEngine();
  const lines = verifiedByPython(archives.map(([, zip]) => zip));
  for (const [index, [name, zip]] of archives.entries()) assert.deepEqual(lines[index], withoutMessages(verdictLine(offlineVerify(zip, undefined, { engine }))), name);
});
