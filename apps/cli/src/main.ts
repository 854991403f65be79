#!/usr/bin/env node
/** `npm run probity -- COMMAND`: everything that is done by hand or from a script. */
import { Command } from 'commander';
import { bankCommands } from './commands/bank.js';
import { circuitCommands } from './commands/circuits.js';
import { featureCommands } from './commands/features.js';
import { machineCommands } from './commands/machine.js';
import { modelCommands } from './commands/model.js';
import { recoveryCommands } from './commands/recovery.js';
import { regulatorCommands } from './commands/regulator.js';
import { sampleCommand } from './commands/sample.js';
import { verifyCommand } from './commands/verify.js';
import { sayError } from './terminal.js';

const program = new Command('npm run probity --').description('Probity: prove to a supervisor what was scored, without handing over data.');
for (const add of [verifyCommand, bankCommands, recoveryCommands, regulatorCommands, featureCommands, modelCommands, machineCommands, circuitCommands, sampleCommand]) add(program);

try {
  await program.parseAsync();
} catch (error) {
  sayError(error);
  process.exitCode = 1;
}
