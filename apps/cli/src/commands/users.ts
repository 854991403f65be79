/** The first people of a bank: made by who owns its database, where nobody could approve them yet. */
import { resolve } from 'node:path';
import { createFirstUser, ROLES, type Role } from '@probity/bank-identity';
import { systemClock } from '@probity/shared-platform';
import { Option, type Command } from 'commander';
import { asBankOwner } from '../bank-database.js';
import { result, say } from '../terminal.js';

interface CreateOptions {
  readonly email: string;
  readonly name?: string;
  readonly role: readonly Role[];
  readonly dir?: string;
}

export function userCommands(program: Command): void {
  const user = program.command('user').description('people who use the bank\'s service; all but the first are made over its API, by two others');
  user
    .command('create')
    .description('make a person with roles at once, on the bank\'s own machine; tells once what sets the password')
    .requiredOption('--email <email>', 'what they sign in with')
    .option('--name <name>', 'as colleagues see it (default: the e-mail)')
    .addOption(new Option('--role <roles...>', 'what they may do').choices(ROLES).makeOptionMandatory())
    .option('--dir <folder>', "the bank's data directory, beside which its embedded database lies (default: the database of BANK_DATABASE_URL)")
    .action(async ({ email, name, role, dir }: CreateOptions) => {
      const made = await asBankOwner(dir === undefined ? undefined : resolve(dir), (owner) => createFirstUser(owner, { email, displayName: name ?? email, roles: role }, systemClock.nowSeconds()));
      say(`  They choose a password with POST /auth/password-resets, until ${new Date(made.expiresAt * 1000).toISOString()}. This is shown once.`);
      result(made);
    });
}
