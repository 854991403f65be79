/** Test helper, a process: opens a prover, proves once, tells the prover process's id, and keeps it at work. */
import { openSmallProver, smallCircuit } from '../small-prover.testing.js';

const circuit = await smallCircuit();
const { prover } = await openSmallProver(circuit, { engine: 'snarkjs' });
await prover.prove(circuit.job);
process.send!(prover.processIds[0]);
for (;;) await prover.prove(circuit.job);
