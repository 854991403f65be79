/** A registered key as a contract, and a proof as a call of it: for whoever wants the pairing checked by a chain. */
import { readFileSync, writeFileSync } from 'node:fs';
import { evidenceBundleSchema } from '@probity/shared-evidence';
import { ProbityError } from '@probity/shared-platform';
import { chunkSignals, parseCircuitKey, trustMaterialSchema, verifyingKeyToWire } from '@probity/shared-proof-verifier';
import { proofCalldata, solidityVerifier } from '@probity/shared-solidity-verifier';
import { InvalidArgumentError, type Command } from 'commander';
import { result } from '../terminal.js';

const ROLES = ['record', 'model'] as const;

export function onChainCommands(program: Command): void {
  const command = program.command('export').description('take a registered key or a proof to where other verifiers run');
  command
    .command('solidity <trust>')
    .description("write the verifier of a registered key as a Solidity contract (trust: the regulator's GET /banks/:id/trust, in a file)")
    .requiredOption('--circuit <id>', 'circuit@version of the key')
    .requiredOption('--slots <n>', 'records of a chunk', Number)
    .requiredOption('--out <file>', 'where to write the contract')
    .action((file: string, { circuit, slots, out }: { circuit: string; slots: number; out: string }) => {
      const { circuitKeys } = trustMaterialSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      const registered = circuitKeys.find(({ key }) => key.circuit === circuit && key.slots === slots);
      const parsed = registered && parseCircuitKey(registered.key);
      if (!registered || !parsed?.ok) throw new ProbityError('KEY_NOT_REGISTERED', `no sound key of ${circuit} with ${slots} slots is registered there`);
      writeFileSync(out, solidityVerifier(verifyingKeyToWire(parsed.value), `${circuit}, ${slots} slots, ${registered.trustClass} key`));
      result({ circuit, slots, trustClass: registered.trustClass, out });
    });
  command
    .command('calldata <bundle>')
    .description('the call that has a proof of an evidence bundle (bundle.json) verified by the contract of its key')
    .requiredOption('--chunk <n>', 'number of the chunk, from 0', Number)
    .requiredOption('--role <role>', 'record or model', roleOf)
    .action((file: string, { chunk, role }: { chunk: number; role: (typeof ROLES)[number] }) => {
      const bundle = evidenceBundleSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      const [proofs, signals] = [bundle.proofs[chunk], chunkSignals(bundle)[chunk]];
      if (!proofs || !signals) throw new ProbityError('CHUNK_UNKNOWN', `the bundle has ${bundle.proofs.length} chunks, numbered from 0`);
      result({ chunk, role, signal: signals[role].toString(), calldata: proofCalldata(signals[role], proofs[role]) });
    });
}

function roleOf(text: string): (typeof ROLES)[number] {
  const role = ROLES.find((known) => known === text);
  if (role === undefined) throw new InvalidArgumentError('record or model');
  return role;
}
