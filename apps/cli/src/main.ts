#!/usr/bin/env node
/** `npm run probity -- COMMAND`: everything that is done by hand or from a script. */
import { wasmEngine } from '@probity/shared-proof-verifier/wasm';
import { Command } from 'commander';
import { bankCommands } from './commands/bank.js';
import { ceremonyCommands } from './commands/ceremony.js';
import { circuitCommands } from './commands/circuits.js';
import { featureCommands } from './commands/features.js';
import { fsckCommand } from './commands/fsck.js';
import { historyCommands } from './commands/history.js';
import { machineCommands } from './commands/machine.js';
import { modelCommands } from './commands/model.js';
import { onChainCommands } from './commands/on-chain.js';
import { workersCommand } from './commands/proving.js';
import { recoveryCommands } from './commands/recovery.js';
import { regulatorCommands } from './commands/regulator.js';
import { sampleCommand } from './commands/sample.js';
import { userCommands } from './commands/users.js';
import { verifyCommand } from './commands/verify.js';
import { windowCommands } from './commands/windows.js';
import { sayError } from './terminal.js';

const program = new Command('npm run probity --').description('Probity: prove to a supervisor what was scored, without handing over data.');
verifyCommand(program, wasmEngine);
const COMMANDS = [
  bankCommands, windowCommands, fsckCommand, recoveryCommands, userCommands, regulatorCommands, historyCommands, featureCommands, modelCommands, machineCommands, workersCommand, circuitCommands, ceremonyCommands, onChainCommands, sampleCommand,
];
for (const add of COMMANDS) add(program);

try {
  await program.parseAsync();
} catch (error) {
  sayError(error);
  process.exitCode = 1;
}
