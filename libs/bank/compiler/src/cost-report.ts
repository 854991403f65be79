import { domainOf, hashConstraints, MODEL_STATEMENT } from '@probity/shared-commitments';
import { stepConstraints, type CircuitPlan } from './circuit-plan.js';
import { forecastProving, type CircuitSize, type ProvingForecast } from './cost-forecast.js';
import type { ModelFeature } from './model.js';
import { packedElements, type ParameterBlock } from './parameters.js';

/** Constraints of a model circuit by part, predicted from the plan. The test compiles and compares. */
export interface CostReport {
  readonly slots: number;
  /** Per record. */
  readonly record: {
    readonly features: readonly { readonly name: string; readonly cuts: number; readonly constraints: number }[];
    /** Products: inner nodes of trees, weights of a committed model. */
    readonly products: number;
    /** Rectifiers, rescaling, comparisons of sums. */
    readonly saturations: number;
    /** Slot flag, packing, salt. */
    readonly slot: number;
    readonly total: number;
  };
  readonly inferenceHash: number;
  readonly statementHash: number;
  /** Range checks and commitment of a committed model's parameters, once a chunk. */
  readonly parameters: number;
  readonly total: number;
  readonly perRecord: number;
  /** Domain of the proof: the next power of two over constraints and public inputs. */
  readonly domain: number;
  readonly domainFill: number;
  /** About; counted exactly only in the built circuit. */
  readonly size: CircuitSize;
  readonly forecast: ProvingForecast;
}

/** Non-zero entries of A and B per constraint, counted in built circuits: a round of Poseidon mixes the whole state into each. */
const COEFFICIENTS = { hash: 36, other: 4 };

/** The architecture's digest is a constant, so its first fifth power is free too. */
const digestConstraints = (block: ParameterBlock): number => hashConstraints(packedElements(block) + 1) - 3;

export function costReport(modelFeatures: readonly ModelFeature[], plan: CircuitPlan, slots: number, parameterBlock?: ParameterBlock): CostReport {
  const features = plan.features.map(({ cuts, constraints }, f) => ({ name: modelFeatures[f]!.name, cuts: cuts.length, constraints }));
  const slot = 3;
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  const products = plan.steps.filter(({ kind }) => kind === 'product').length;
  const saturations = sum(plan.steps.map(stepConstraints)) - products;
  const perSlot = sum(features.map(({ constraints }) => constraints)) + products + saturations + slot;
  const inferenceHash = hashConstraints(2 * slots);
  const statementHash = hashConstraints(MODEL_STATEMENT.length);
  const parameters = parameterBlock ? sum(parameterBlock.runs.map(({ count, bits }) => count * bits)) + digestConstraints(parameterBlock) : 0;
  const total = 1 + slots * perSlot + inferenceHash + statementHash + parameters;
  const domain = domainOf(total);
  const hashes = inferenceHash + statementHash + (parameterBlock ? digestConstraints(parameterBlock) : 0);
  // Sums of leaves are small, what networks compute is not.
  const dense = plan.steps.filter(({ kind }) => kind !== 'atLeastZero').length - (saturations === 0 ? products : 0);
  const size = {
    wires: total + 6,
    domain,
    coefficients: COEFFICIENTS.hash * hashes + slots * sum(plan.steps.map(coefficientsOf)) + COEFFICIENTS.other * (total - hashes - slots * products),
    denseWires: hashes + slots * (2 + dense),
  };
  return {
    slots,
    record: { features, products, saturations, slot, total: perSlot },
    inferenceHash, statementHash, parameters, total, domain,
    perRecord: total / slots,
    domainFill: total / domain,
    size,
    forecast: forecastProving(size),
  };
}

/** Beside what every constraint has. */
function coefficientsOf(step: CircuitPlan['steps'][number]): number {
  return step.kind === 'product' ? step.left.size + step.right.size : step.in.size;
}
