/** What of a circuit anybody can read out of its verification key. */
import type { ConstraintSystem } from './constraint-system.js';

/**
 * The coefficients of the constant wire and of the public signals, by constraint and by A, B and C: a key's IC points
 * are these and the setup, and nothing else. A key shows points, but whoever has a guess of the coefficients can check it
 * against them. So two models whose lists are equal cannot be told apart by their keys.
 */
export function visibleInKey(system: ConstraintSystem): string {
  const shown: string[] = [];
  for (let row = 0; row < system.rows; row++) {
    system.constraint(row).forEach((terms, part) => {
      for (const [wire, coefficient] of terms) if (wire <= system.publicSignals && coefficient !== 0n) shown.push(`${row} ${'ABC'[part]} ${wire} ${coefficient}`);
    });
  }
  return shown.join('\n');
}
