/*
 * Writes docs/fsck.md from the problem codes of the check.
 *
 *   node tools/generate-fsck.mjs          write
 *   node tools/generate-fsck.mjs --check  fail if the file differs from what would be written
 */
import { FSCK_CODES } from '@probity/bank-batches';
import { writeOrCheck } from './generated-files.mjs';

const INTRODUCTION = `# Checking a bank's database

Generated from \`libs/bank/batches/src/fsck/problems.ts\` by \`npm run generate\`: do not edit.

\`npm run probity -- fsck [--dir FOLDER] [--witness-key KEY] [--json]\` makes everything of the bank's database anew, from the rows to the root of the
log, and says what differs. It trusts no service: it reads the tables itself (the configured database, else the embedded one beside \`--dir\`, also while
its services run), compiles the models from their stored files and takes the log's key from the bank's key file. It reads only, all as of one moment,
and keeps a page of records or a chunk in memory, or one close leaf. The last line on stdout is
\`{"ok","days","chunks","leaves","problems":[{"code","where","message"}]}\`; the exit code is 1 where there are problems. A message names the place, never
a value. Of one code the first 100 problems are listed: one cause can spoil every row after it.

What it does not see: events of the case log that were left out, or rewritten with their hashes, before a header covered them (a missing one of an alert
is seen); the amount in a line's own currency, the reference and the pseudonyms of a record that is not sealed yet (finance's ledger is what
they are compared with); history before an account's first record; somebody who rewrites everything consistently, log key in hand (that shows at the
witness). Without a witness key cosignatures are compared with what was signed, and not verified. A proof costs about 20 ms.

| Code | What it means | What to do |
|---|---|---|`;

const rows = Object.entries(FSCK_CODES).map(([code, { means, cure }]) => `| \`${code}\` | ${means} | ${cure} |`);

writeOrCheck({ 'docs/fsck.md': `${[INTRODUCTION, ...rows].join('\n')}\n` });
