/** Chooses the engine, and opens a pool of processes that prove with it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { inheritedEnvironment, type Logger, type ProverConfig } from '@probity/shared-platform';
import type { Artifacts } from '../artifacts/artifact-store.js';
import type { EngineSettings } from './engines/engine.js';
import { memoryDirectory } from './engines/rapidsnark/nameless-file.js';
import { findOnPath, readPinned } from './engines/rapidsnark/pinned-binary.js';
import { ProverPool } from './pool/prover-pool.js';
import { ProverError } from './prover.js';

export interface OpenProverOptions {
  readonly config: ProverConfig;
  readonly artifacts: Pick<Artifacts, 'get'>;
  readonly logger: Logger;
}

/**
 * Opens the prover that the configuration asks for. Without an engine named it is rapidsnark where a binary is found and its
 * hash is pinned, and the JavaScript engine otherwise; the log says which and why. Processes start with the first job.
 *
 * @throws ProverError PROVER_BINARY_REFUSED where rapidsnark is asked for, or a binary named, and can't be used
 */
export async function openProver({ config, artifacts, logger }: OpenProverOptions): Promise<ProverPool> {
  keepMemoryOutOfCoreDumps(logger);
  const settings = await chooseEngine(config, logger);
  const description = { engine: settings.engine, version: settings.engine === 'snarkjs' ? arithmeticVersion() : `sha256:${settings.sha256}`, processes: config.processes ?? availableParallelism() };
  logger.info(description, 'prover engine');
  return new ProverPool({ description, settings, artifacts, memoryLimitMiB: config.memoryLimitMiB, logger });
}

async function chooseEngine({ engine, binary, binarySha256: sha256 }: ProverConfig, logger: Logger): Promise<EngineSettings> {
  if (engine === 'snarkjs') return { engine };
  const asked = engine === 'rapidsnark' || binary !== undefined;
  try {
    return { engine: 'rapidsnark', ...(await usableBinary(binary ?? (await findOnPath(inheritedEnvironment()['PATH'] ?? '')), sha256)) };
  } catch (error) {
    if (asked || !(error instanceof ProverError)) throw error;
    logger.info({ reason: error.message }, 'no prover binary is used');
    return { engine: 'snarkjs' };
  }
}

async function usableBinary(binary: string | undefined, sha256: string | undefined): Promise<{ binary: string; sha256: string }> {
  if (binary === undefined) throw new ProverError('PROVER_BINARY_REFUSED', 'there is no program "prover" on the PATH, and PROVER_BINARY names none');
  if (sha256 === undefined) throw new ProverError('PROVER_BINARY_REFUSED', `${binary} is not pinned: check where it comes from and set PROVER_BINARY_SHA256`);
  const pinned = { binary, sha256 };
  await readPinned(pinned);
  await memoryDirectory();
  return pinned;
}

/**
 * A process that crashes may be written to a disk: this one with inputs, the others with witnesses. The mask says which memory; none
 * (core(5)). Processes started from now on, and what they start, take it over.
 */
function keepMemoryOutOfCoreDumps(logger: Logger): void {
  if (process.platform !== 'linux') return;
  try {
    writeFileSync('/proc/self/coredump_filter', '0');
  } catch (error) {
    logger.warn({ code: error instanceof Error && 'code' in error ? error.code : undefined }, 'memory can not be kept out of core dumps: switch them off (ulimit -c 0)');
  }
}

/** The package does not export its own description: it lies above its entry. */
function arithmeticVersion(): string {
  const file = join(dirname(createRequire(import.meta.url).resolve('ffjavascript')), '..', 'package.json');
  return `ffjavascript ${(JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version}`;
}
