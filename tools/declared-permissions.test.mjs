import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { ESLint, Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { declaredPermissions } from './declared-permissions.mjs';
import { root } from './workspace.mjs';

const problems = (code) => new Linter().verify(code, [{
  files: ['**/*.ts'], languageOptions: { parser: tseslint.parser }, plugins: { probity: { rules: { 'declared-permissions': declaredPermissions } } }, rules: { 'probity/declared-permissions': 'error' },
}], { filename: 'sample.controller.ts' });

test('a route that does not say who may call it is refused', () => {
  for (const decorators of ['@Get()', "@Post('x')", '@nest.Put()', '@Delete', '@All() @HttpCode(200)', '@Sse()']) {
    const found = problems(`@Controller('things') class Things { ${decorators} read() {} }`);
    assert.deepEqual(found.map(({ ruleId, message }) => [ruleId, /read does not say/.test(message)]), [['probity/declared-permissions', true]], decorators);
  }
  assert.equal(problems("class A { @Get() @RequirePermission('a:b') one() {} @Get() two() {} }").length, 1, 'each route for itself');
});

test('a route that says it, by itself or by its class, is not; nor is what is no route', () => {
  for (const code of [
    "@Controller() class A { @Get() @RequirePermission('a:b') one() {} }",
    '@Controller() class A { @Get() @Public() one() {} }',
    "@Controller() @RequirePermission('a:b') class A { @Get() one() {} }",
    '@Controller() class A { constructor() {} helper() {} @Inject() other() {} }',
  ]) assert.deepEqual(problems(code), [], code);
});

test('the rule is at work on every file of the repository', async () => {
  const eslint = new ESLint({ cwd: root });
  for (const file of ['apps/bank-api/src/service.ts', 'apps/regulator-api/src/main.ts', 'libs/shared/platform/src/http/service.ts']) {
    const { rules } = await eslint.calculateConfigForFile(join(root, file));
    assert.equal(rules['probity/declared-permissions'][0], 2, file);
  }
});
