import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import { declaredPermissions } from './tools/declared-permissions.mjs';

/** What pure libraries may not import: they are read and run without a framework or a database. */
const FRAMEWORKS = ['@nestjs/*', 'typeorm', 'bullmq', 'pg', 'ioredis', 'express', '@probity/shared-platform'];
/** What the supervisor's side may not import: nothing that scores, proves, queues or reaches the bank's artifacts. */
const BANK_ONLY = ['onnxruntime-node', 'bullmq', 'ioredis', 'snarkjs', 'circom2', '@nestjs/bullmq', 'aws4fetch', '@probity/shared-platform/queue'];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.probity/**', 'models/training/.venv/**'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { probity: { rules: { 'declared-permissions': declaredPermissions } } },
    rules: {
      'probity/declared-permissions': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'The environment is read in libs/shared/platform only: take a Config.' },
      ],
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' }],
    },
  },
  {
    // node:test registers by a call whose promise nobody awaits.
    files: ['**/*.test.ts'],
    rules: { '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] }] }] },
  },
  { files: ['libs/shared/platform/**', 'libs/shared/browser-testing/**', '**/*.test.ts', '**/*.fixture.ts'], rules: { 'no-restricted-properties': 'off' } },
  // The one place where commands write their results to stdout.
  { files: ['apps/cli/src/output.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    plugins: { '@nx': nx },
    languageOptions: { parser: tseslint.parser },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          enforceBuildableLibDependency: false,
          depConstraints: [
            { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
            { sourceTag: 'scope:bank', onlyDependOnLibsWithTags: ['scope:shared', 'scope:bank'] },
            { sourceTag: 'scope:regulator', onlyDependOnLibsWithTags: ['scope:shared', 'scope:regulator'], bannedExternalImports: BANK_ONLY },
            { sourceTag: 'scope:tool', onlyDependOnLibsWithTags: ['*'] },
            { sourceTag: 'type:pure', onlyDependOnLibsWithTags: ['type:pure', 'type:circuits'], bannedExternalImports: FRAMEWORKS },
          ],
        },
      ],
    },
  },
);
