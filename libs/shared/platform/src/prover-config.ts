/** How proofs are made: settings of prover workers and of commands that prove. */
import { z } from 'zod';

export interface ProverConfig {
  /** Not set: rapidsnark where its binary is there and pinned, the JavaScript engine otherwise. */
  readonly engine: 'snarkjs' | 'rapidsnark' | undefined;
  /** rapidsnark's program; the first `prover` on the PATH where it is not set. */
  readonly binary: string | undefined;
  /** What the program's bytes must hash to. */
  readonly binarySha256: string | undefined;
  /** Proofs at a time, each in a process on one thread; one for each core where it is not set. */
  readonly processes: number | undefined;
  /** A process whose resident memory is above this after a proof is replaced. */
  readonly memoryLimitMiB: number;
}

export const proverVariables = {
  PROVER_ENGINE: z.enum(['snarkjs', 'rapidsnark']).optional(),
  PROVER_BINARY: z.string().regex(/^\//, 'must be an absolute path').optional(),
  PROVER_BINARY_SHA256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits').optional(),
  PROVER_PROCESSES: z.coerce.number().int().min(1).max(256).optional(),
  PROVER_MEMORY_LIMIT_MIB: z.coerce.number().int().min(256).default(1536),
};

type ProverVariables = z.infer<z.ZodObject<typeof proverVariables>>;

export function proverConfig(env: ProverVariables): ProverConfig {
  return {
    engine: env.PROVER_ENGINE,
    binary: env.PROVER_BINARY,
    binarySha256: env.PROVER_BINARY_SHA256,
    processes: env.PROVER_PROCESSES,
    memoryLimitMiB: env.PROVER_MEMORY_LIMIT_MIB,
  };
}

/** The variables that give this configuration again. */
export function proverEnvironment({ engine, binary, binarySha256, processes, memoryLimitMiB }: ProverConfig): Record<string, string> {
  return {
    ...(engine === undefined ? {} : { PROVER_ENGINE: engine }),
    ...(binary === undefined ? {} : { PROVER_BINARY: binary }),
    ...(binarySha256 === undefined ? {} : { PROVER_BINARY_SHA256: binarySha256 }),
    ...(processes === undefined ? {} : { PROVER_PROCESSES: String(processes) }),
    PROVER_MEMORY_LIMIT_MIB: String(memoryLimitMiB),
  };
}

/** What a process proves with that has no settings of its own. */
export const DEFAULT_PROVER: ProverConfig = proverConfig(z.object(proverVariables).parse({}));
