/** Reads a constraint file for the setup: the shared reader, its errors as those of the setup. */
import { R1csError, readR1cs as read } from '@probity/shared-circuit-assurance';
import type { R1cs } from '@probity/shared-circuit-assurance';
import { SetupError } from './setup-error.js';

export type { Matrix, R1cs, TermVisitor } from '@probity/shared-circuit-assurance';

/**
 * Parses a constraint file held in memory.
 * @throws SetupError MALFORMED_R1CS for a file that is not one, UNSUPPORTED_R1CS for another field or custom gates.
 */
export function readR1cs(bytes: Uint8Array): R1cs {
  const r1cs = asSetupError(() => read(bytes));
  return { ...r1cs, visitTerms: (visit) => asSetupError(() => r1cs.visitTerms(visit)) };
}

function asSetupError<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof R1csError ? new SetupError(error.code, error.message) : error;
  }
}
