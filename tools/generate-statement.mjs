/*
 * Writes the tables of rules into docs/statement.md.
 *
 *   node tools/generate-statement.mjs          write
 *   node tools/generate-statement.mjs --check  fail if they differ from what would be written
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES, SHOWN_CODES } from '@probity/shared-proof-verifier/rules';
import { writeOrCheck } from './generated-files.mjs';
import { root } from './workspace.mjs';

const DOCUMENT = 'docs/statement.md';
const [BEGIN, END] = ['<!-- rules, by npm run generate -->', '<!-- end of the rules -->'];
const WHERE = { everywhere: '', regulator: 'regulator only', archive: 'archive only' };

const row = ([id, { check, restsOn, code, where }]) => `| ${id} | ${check} | ${restsOn}${WHERE[where] && `; ${WHERE[where]}`} | \`${code}\` |`;

function table(claim) {
  const rules = Object.entries(RULES).filter(([, rule]) => rule.claim === claim);
  const shown = SHOWN_CODES.filter((code) => code.startsWith(`${claim.toUpperCase()}_`)).map((code) => `\`${code}\``);
  const title = claim === 'any' ? 'Of every claim' : `Of ${claim}`;
  const found = shown.length > 0 ? `\n\nNothing found: ${shown.join(' or ')}.` : '';
  return `### ${title}\n\n| Rule | What has to hold | Rests on | Else |\n|---|---|---|---|\n${rules.map(row).join('\n')}${found}`;
}

const text = readFileSync(join(root, DOCUMENT), 'utf8');
const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
if (before < 0 || after < before) throw new Error(`${DOCUMENT} lacks the lines between which the rules stand: ${BEGIN} and ${END}`);
const tables = [...new Set(Object.values(RULES).map(({ claim }) => claim))].map(table);

writeOrCheck({ [DOCUMENT]: `${text.slice(0, before)}${BEGIN}\n\n${tables.join('\n\n')}\n\n${text.slice(after)}` });
