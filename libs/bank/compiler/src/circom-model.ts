/** Circom back end: the main file of a model circuit. The templates it uses are in circuits/lib and circuits/model. */
import { DOMAIN_TAG } from '@probity/shared-commitments';
import { ONE, type CircuitPlan, type FeaturePlan, type LinearForm } from './circuit-plan.js';
import type { TreeModel } from './model.js';

/**
 * Source of the model circuit's main file for chunks of `slots` records. Deterministic.
 *
 * Signal names are those of `circuitInputs(…).model`. Compile with `circuits/model` and circomlib's `circuits`
 * on the include path. A bank's own model circuit is confidential: the source holds every weight.
 *
 * @param name `id@version` of the model, for the reader
 */
export function circomSource(model: TreeModel, plan: CircuitPlan, name: string, slots: number): string {
  const lines: string[] = [
    'pragma circom 2.2.0;',
    '',
    `// Model circuit of ${name}, ${slots} records. Generated from the model: do not edit.`,
    '',
    'include "model-chunk.circom";',
    '',
    '// The score of one record, packed behind its features as `packInference` does; 0 for a slot that is not in use.',
    'template ModelRecord() {',
    '    signal input one;',
    '    signal input active;',
    `    signal input features[${model.features.length}];`,
    '    signal output packed;',
    '',
  ];
  plan.features.forEach((feature, f) => {
    lines.push(`    // ${model.features[f]!.name}`, `    component f${f} = ${instance(feature)};`, `    f${f}.one <== one;`, `    f${f}.in <== features[${f}];`);
  });
  lines.push('', '    // Trees, bottom up: below + (atLeast - below) * bit.');
  if (plan.products.length > 0) lines.push(`    signal node[${plan.products.length}];`);
  for (const { wire, factor, bit, rest } of plan.products) {
    lines.push(`    ${wire} <== (${linear(factor)}) * ${bit}${rest.size > 0 ? ` + ${linear(rest)}` : ''};`);
  }
  lines.push('', '    var score = 0;');
  for (const [wire, coefficient] of plan.score) lines.push(`    score += ${term(wire, coefficient)};`);
  lines.push('', '    // Injective: every feature is bounded above, and the score by the leaves.', '    var low = 0;');
  let shift = 0;
  model.features.forEach(({ bits }, f) => {
    lines.push(`    low += features[${f}] * (1 << ${shift});`);
    shift += bits;
  });
  lines.push(
    `    packed <== (low + score * (1 << ${shift})) * active;`,
    '}',
    '',
    `component main {public [statementDigest]} = ModelChunk(${slots}, ${model.features.length}, ${DOMAIN_TAG.inference}, ${DOMAIN_TAG.modelStatement});`,
    '',
  );
  return lines.join('\n');
}

function instance(feature: FeaturePlan): string {
  const { template, bits, cuts } = feature;
  switch (template) {
    case 'BoundedBy':
      return `BoundedBy(${bits})`;
    case 'Thermometer':
      return `Thermometer(${bits}, ${cuts.length}, [${cuts.join(', ')}], ${feature.slack})`;
    case 'BlockThermometer':
      return `BlockThermometer(${bits}, ${cuts.length}, [${cuts.join(', ')}], [${feature.sizes.join(', ')}])`;
  }
}

const term = (wire: string, coefficient: number): string =>
  wire === ONE || coefficient !== 1 ? `${coefficient < 0 ? `(${coefficient})` : coefficient} * ${wire}` : wire;

const linear = (form: LinearForm): string => [...form].map(([wire, coefficient]) => term(wire, coefficient)).join(' + ');
