/** Compiles circuits of this repository for tests. Not part of the package's surface. */
import { join } from 'node:path';
import { circomlibFolder, circuitsFolder, compileCircuit, type CompiledCircuit } from '@probity/shared-circuit-assurance';

export { circuitsFolder } from '@probity/shared-circuit-assurance';
export type { CompiledCircuit } from '@probity/shared-circuit-assurance';

/** Compiles a file under `circuits/`, or source text which may include `lib/…` by name. */
export function compileForTest(circuit: { main: string } | { source: string }): Promise<CompiledCircuit> {
  const includes = [circuitsFolder, circomlibFolder];
  return compileCircuit('main' in circuit ? { file: join(circuitsFolder, circuit.main), includes } : { text: circuit.source, includes });
}
