/** The engine that runs everywhere: JavaScript and WebAssembly, one thread. */
import type { G1Wire } from '@probity/shared-proof-verifier';
import type { G1Point } from '@probity/shared-proving-key';
import type { ProofEngine } from '../engine.js';
import { ProvingKey } from './proving-key.js';

const g1 = (point: G1Point): G1Wire => {
  const { x, y } = point.toAffine();
  return [String(x), String(y)];
};

export const javascriptEngine: ProofEngine = {
  async load(zkey) {
    const key = await ProvingKey.load(zkey);
    return {
      async prove(witness) {
        const { a, b, c } = await key.prove(witness);
        const { x, y } = b.toAffine();
        return { a: g1(a), b: [[String(x.c0), String(x.c1)], [String(y.c0), String(y.c1)]], c: g1(c) };
      },
      // Its memory goes when nothing holds it any more.
      release: async () => undefined,
    };
  },
};
