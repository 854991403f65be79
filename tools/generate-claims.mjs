/*
 * Writes docs/claims.md from the reason codes of the proof verifier, the list of rules in docs/statement.md from the tested ones, and the status of
 * each code for the Python verifier.
 *
 *   node tools/generate-claims.mjs          write
 *   node tools/generate-claims.mjs --check  fail if a file differs from what would be written
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REASONS } from '@probity/shared-proof-verifier';
import { RULES } from '@probity/shared-proof-verifier/testing';
import { writeOrCheck } from './generated-files.mjs';
import { root } from './workspace.mjs';

const INTRODUCTION = `# Claims and their reason codes

Generated from \`libs/shared/proof-verifier/src/claims/reasons.ts\` by \`npm run generate\`: do not edit.

A verdict lists eight claims, each with a status and one code of this closed list. \`{name}\` stands for a fact of the finding. What each claim rests
on, and where a verdict is made and kept: [verdicts.md](verdicts.md). No code speaks of the header's case-log root: it fixes what the bank can open later and shows
nothing until it does; what is checked is its form (\`MALFORMED_EVIDENCE\`).`;

const cell = (text) => text.replaceAll('|', '\\|').replaceAll(/\{\w+\}/g, '`$&`');

function section([claim, reasons]) {
  const rows = Object.entries(reasons).map(
    ([code, { status, sentence, who, cure }]) => `| \`${code}\` | ${status} | ${cell(sentence)} | ${who === 'nobody' ? '–' : who} | ${who === 'nobody' && status === 'shown' ? '–' : cell(cure)} |`,
  );

  return [`## ${claim === 'any' ? 'On any claim' : claim}`, '', '| Code | Status | What it says | Who acts | What cures it |', '|---|---|---|---|---|', ...rows].join('\n');
}

const states = Object.fromEntries(Object.values(REASONS).flatMap((reasons) => Object.entries(reasons).map(([code, { status }]) => [code, status])));

const RULES_HEADING = '## The rules';
const rules = RULES.map(({ claim, code, must, where }, index) => `| ${index + 1} | ${claim} | ${must} | \`${code}\` | ${where === 'service' ? 'the regulator' : 'everywhere'} |`);
const [written] = readFileSync(join(root, 'docs/statement.md'), 'utf8').split(RULES_HEADING);
const RULES_INTRODUCTION = `Generated from \`libs/shared/proof-verifier/src/claims/rules.testing.ts\` by \`npm run generate\`. Each has one test, of the same number, in \`rules.test.ts\`: evidence that breaks
this rule and nothing before it. "The regulator" marks what needs the whole log, so that no archive can be checked for it.`;

writeOrCheck({
  'docs/claims.md': `${[INTRODUCTION, ...Object.entries(REASONS).map(section)].join('\n\n')}\n`,
  'docs/statement.md': `${written}${RULES_HEADING}\n\n${RULES_INTRODUCTION}\n\n| | Claim | What must hold | Else | Checked by |\n|---|---|---|---|---|\n${rules.join('\n')}\n`,
  'tools/python-verifier/reason-states.json': `${JSON.stringify(states, undefined, 2)}\n`,
});
