/*
 * Writes docs/permissions.md: who may call what of the bank's service, from its routes, roles and service actors.
 *
 *   node tools/generate-permissions.mjs          write
 *   node tools/generate-permissions.mjs --check  fail if the file differs from what would be written
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeBankApi, permissionMatrix } from '@probity/bank-api';
import { APART, ROLE_PERMISSIONS, ROLES, STEP_UP_SECONDS } from '@probity/bank-identity';
import { createLogger } from '@probity/shared-platform';
import { writeOrCheck } from './generated-files.mjs';

const INTRODUCTION = `# Who may do what

Generated from the routes, \`libs/bank/identity/src/roles.ts\` and \`apps/bank-api/src/actors.ts\` by \`npm run generate\`: do not edit. A test calls every
operation as every role and every service actor, and compares each cell with what the service answers. What the words mean: [identity](identity.md).

\`yes\`: may. \`fresh\`: may, within ${STEP_UP_SECONDS / 60} minutes after signing in or stepping up. \`–\`: is refused.`;

const MARKS = { yes: 'yes', fresh: 'fresh', no: '–' };

const scratch = mkdtempSync(join(tmpdir(), 'probity-permissions-'));

try {
  const matrix = permissionMatrix(await describeBankApi(createLogger({ name: 'generate-permissions', level: 'warn' }), scratch));
  writeOrCheck({ 'docs/permissions.md': document(matrix) });
} finally {
  rmSync(scratch, { recursive: true });
}

function document({ roles, actors, rows }) {
  const apart = APART.map(([role, other]) => (other === '*' ? `${role} and any other role` : `${role} and ${other}`)).join('; ');
  return [
    INTRODUCTION,
    '## People, by role',
    `Nobody is at the same time: ${apart}.`,
    table(roles, rows, (row) => row.roles),
    '## Services, by token',
    'Service tokens are for machines and for the command line on the bank\'s own machine. They never need a fresh login.',
    table(actors, rows, (row) => row.actors),
    '## Permissions of each role',
    ROLES.map((role) => `- **${role}**: ${[...ROLE_PERMISSIONS[role]].sort().map((permission) => `\`${permission}\``).join(' ')}`).join('\n'),
    '',
  ].join('\n\n').replace(/\n+$/, '\n');
}

function table(columns, rows, cellsOf) {
  return [
    `| Operation | Permission | ${columns.join(' | ')} |`,
    `|---|---|${columns.map(() => '---').join('|')}|`,
    ...rows.map((row) => `| \`${row.operation}\` | ${row.permission ?? 'everybody'} | ${cellsOf(row).map((cell) => MARKS[cell]).join(' | ')} |`),
  ].join('\n');
}
