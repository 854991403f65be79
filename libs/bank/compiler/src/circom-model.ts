/** Circom back end: the main file of a model circuit. The templates it uses are in circuits/lib and circuits/model. */
import { DOMAIN_TAG, SCORE_BITS } from '@probity/shared-commitments';
import { ONE, type CircuitPlan, type LinearForm, type Step } from './circuit-plan.js';
import type { ModelFeature } from './model.js';
import type { ParameterBlock } from './parameters.js';
import type { FeaturePlan } from './thermometer-plan.js';

/**
 * Source of the model circuit's main file for chunks of `slots` records. Deterministic.
 *
 * Signal names are those of `circuitInputs(…).model`, with `parameters` and `modelSalt` where the model is committed.
 * Compile with `circuits/model` and circomlib's `circuits` on the include path. The source of a compiled model is as
 * confidential as the model: it holds every weight. That of a committed model holds none.
 *
 * @param name of the circuit or model, for the reader
 */
export function circomSource(features: readonly ModelFeature[], plan: CircuitPlan, name: string, slots: number, parameters?: ParameterBlock): string {
  const count = parameters?.runs.reduce((sum, run) => sum + run.count, 0) ?? 0;
  const lines: string[] = [
    'pragma circom 2.2.0;',
    '',
    `// Model circuit of ${name}, ${slots} records. Generated: do not edit.`,
    '',
    `include "${parameters ? 'committed-chunk' : 'model-chunk'}.circom";`,
    '',
    '// The score of one record, packed behind its features as `packInference` does; 0 for a slot that is not in use.',
    'template ModelRecord() {',
    '    signal input one;',
    '    signal input active;',
    `    signal input features[${features.length}];`,
    ...(parameters ? [`    signal input parameters[${count}];`] : []),
    '    signal output packed;',
    '',
  ];
  plan.features.forEach((feature, f) => {
    lines.push(`    // ${features[f]!.name}`, `    component f${f} = ${thermometer(feature)};`, `    f${f}.one <== one;`, `    f${f}.in <== features[${f}];`);
  });
  const products = plan.steps.filter(({ kind }) => kind === 'product').length;
  lines.push('');
  if (products > 0) lines.push(`    signal node[${products}];`);
  for (const step of plan.steps) lines.push(...stepLines(step));
  lines.push('', '    var score = 0;');
  for (const [wire, coefficient] of plan.score) lines.push(`    score += ${term(wire, coefficient)};`);
  lines.push('', '    // Injective: every feature is bounded above, and the score by the ranges of what it is made of.', '    var low = 0;');
  let shift = 0;
  features.forEach(({ bits }, f) => {
    lines.push(`    low += features[${f}] * (1 << ${shift});`);
    shift += bits;
  });
  lines.push('    // The highest bit says that the slot is in use: no record looks like an empty slot.', `    packed <== (low + score * (1 << ${shift}) + (1 << ${shift + SCORE_BITS})) * active;`, '}', '');
  const tags = `${DOMAIN_TAG.inference}, ${DOMAIN_TAG.modelStatement}`;
  if (parameters) {
    const runs = (of: (run: { count: number; bits: number }) => number): string => `[${parameters.runs.map(of).join(', ')}]`;
    lines.push(
      'component main {public [statementDigest]} = CommittedChunk(',
      `    ${slots}, ${features.length}, ${count}, ${parameters.runs.length}, ${runs(({ count: n }) => n)}, ${runs(({ bits }) => bits)},`,
      `    ${tags}, ${DOMAIN_TAG.committedModel},`,
      '    // digest of the architecture',
      `    ${parameters.architectureDigest}`,
      ');',
    );
  } else {
    lines.push(`component main {public [statementDigest]} = ModelChunk(${slots}, ${features.length}, ${tags});`);
  }
  return [...lines, ''].join('\n');
}

function thermometer(feature: FeaturePlan): string {
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

function stepLines(step: Step): string[] {
  if (step.kind === 'product') {
    return [`    ${step.wire} <== (${linear(step.left)}) * ${factor(step.right)}${step.rest.size > 0 ? ` + ${linear(step.rest)}` : ''};`];
  }
  const template =
    step.kind === 'saturate'
      ? `Saturate(${step.bits}, ${step.signed ? 1 : 0}, ${step.shift}, ${step.capBits}, ${step.offset})`
      : `AtLeastZero(${step.bits}, ${step.offset})`;
  return [`    component ${step.component} = ${template};`, `    ${step.component}.one <== one;`, `    ${step.component}.in <== ${linear(step.in)};`];
}

const factor = (form: LinearForm): string => (form.size === 1 && [...form.values()][0] === 1n ? [...form.keys()][0]! : `(${linear(form)})`);

const term = (wire: string, coefficient: bigint): string =>
  wire === ONE || coefficient !== 1n ? `${coefficient < 0n ? `(${coefficient})` : coefficient} * ${wire}` : wire;

const linear = (form: LinearForm): string => [...form].map(([wire, coefficient]) => term(wire, coefficient)).join(' + ') || '0';
