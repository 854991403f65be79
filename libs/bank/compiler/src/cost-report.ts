import { MODEL_STATEMENT, RATE } from '@probity/shared-commitments';
import type { CircuitPlan } from './circuit-plan.js';
import type { TreeModel } from './model.js';

/** Constraints of a model circuit by part, predicted from the plan. The test compiles and compares. */
export interface CostReport {
  readonly slots: number;
  /** Per record. */
  readonly record: {
    readonly features: readonly { readonly name: string; readonly cuts: number; readonly constraints: number }[];
    readonly trees: number;
    /** Slot flag, packing, salt. */
    readonly slot: number;
    readonly total: number;
  };
  readonly inferenceHash: number;
  readonly statementHash: number;
  readonly total: number;
  readonly perRecord: number;
  /** Domain of the proof: the next power of two over constraints and public inputs. */
  readonly domain: number;
  readonly domainFill: number;
}

/** Partial rounds of circomlib's Poseidon by state width 2..17. */
const PARTIAL_ROUNDS = [56, 57, 56, 60, 60, 63, 64, 63, 60, 66, 60, 65, 70, 60, 64, 68];

/** Three constraints an S-box; the capacity's first one is constant in the first block. */
function hashConstraints(inputs: number): number {
  let total = -3;
  for (let left = inputs; left > 0; left -= RATE) {
    const width = Math.min(left, RATE) + 1;
    total += 3 * (8 * width + PARTIAL_ROUNDS[width - 2]!);
  }
  return total;
}

export function costReport(model: TreeModel, plan: CircuitPlan, slots: number): CostReport {
  const features = plan.features.map(({ cuts, constraints }, f) => ({ name: model.features[f]!.name, cuts: cuts.length, constraints }));
  const slot = 3;
  const perSlot = features.reduce((sum, { constraints }) => sum + constraints, plan.products.length + slot);
  const inferenceHash = hashConstraints(2 * slots);
  const statementHash = hashConstraints(MODEL_STATEMENT.length);
  const total = 1 + slots * perSlot + inferenceHash + statementHash;
  const domain = 2 ** Math.ceil(Math.log2(total + 2));
  return {
    slots,
    record: { features, trees: plan.products.length, slot, total: perSlot },
    inferenceHash, statementHash, total, domain,
    perRecord: total / slots,
    domainFill: total / domain,
  };
}
