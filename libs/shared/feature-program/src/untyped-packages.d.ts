/** What the tests use of packages without types. */
declare module 'r1csfile' {
  import type { F1Field } from 'ffjavascript';
  /** Wire index (as a property name) to coefficient. */
  type LinearCombination = Record<string, bigint>;
  export interface R1cs {
    nVars: number;
    nOutputs: number;
    nPubInputs: number;
    nPrvInputs: number;
    nConstraints: number;
    constraints: [LinearCombination, LinearCombination, LinearCombination][];
  }
  export function readR1cs(path: string, options: { loadConstraints: boolean; loadCustomGates: boolean; F: F1Field }): Promise<R1cs>;
}

declare module 'ffjavascript' {
  export class F1Field {
    constructor(prime: bigint);
  }
}
