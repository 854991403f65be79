/** The front end: from a feature program to one integer graph, which everything else works from. */
import { LARGE_AMOUNT } from '@probity/shared-commitments';
import { GraphBuilder, IntegerGraphError, pushThresholds, type Graph, type NodeId } from '@probity/shared-integer-ir';
import { FeatureProgramError, PROGRAM_FIELDS, type Expression, type FeatureProgram } from './program.js';

export interface LoweredProgram {
  /** Inputs are PROGRAM_FIELDS, in their order and of their widths. */
  readonly graph: Graph;
  /** In the order of the program. */
  readonly features: readonly NodeId[];
  /** Flags, in the order of the program. */
  readonly rules: readonly NodeId[];
  /** Flag: the base amount counts as large in the running totals. */
  readonly large: NodeId;
}

/**
 * Lowers a program: equal expressions become one node, comparisons of monotone functions comparisons of what these read.
 * @throws FeatureProgramError naming feature or rule, where an operator's demands are not met
 */
export function lowerProgram(program: FeatureProgram): LoweredProgram {
  const graph = new GraphBuilder();
  const fields = new Map([...PROGRAM_FIELDS].map(([name, bits]) => [name, graph.input(name, { min: 0n, max: (1n << BigInt(bits)) - 1n })]));
  const features = new Map<string, NodeId>();
  for (const { name, value } of program.features) {
    if (features.has(name)) throw new FeatureProgramError(`feature ${name} is there twice`);
    const where = `feature ${name}`;
    features.set(name, lowered(value, { graph, fields, features, program, where }));
  }
  const rules = (program.rules ?? []).map(({ id, when }) => lowered(when, { graph, fields, features, program, where: `rule ${id}` }));
  const large = graph.atLeast(fields.get('amountBase')!, LARGE_AMOUNT);
  const pushed = pushThresholds(graph, [...features.values(), ...rules, large]);
  return {
    graph: pushed.graph,
    features: pushed.outputs.slice(0, features.size),
    rules: pushed.outputs.slice(features.size, -1),
    large: pushed.outputs.at(-1)!,
  };
}

interface Scope {
  readonly graph: GraphBuilder;
  readonly fields: ReadonlyMap<string, NodeId>;
  /** Those that came before. */
  readonly features: ReadonlyMap<string, NodeId>;
  readonly program: FeatureProgram;
  /** For messages. */
  readonly where: string;
}

function lowered(expression: Expression, scope: Scope): NodeId {
  try {
    return lower(expression, scope);
  } catch (error) {
    if (error instanceof IntegerGraphError) throw new FeatureProgramError(`${scope.where}: ${error.message}`);
    throw error;
  }
}

function lower(expression: Expression, scope: Scope): NodeId {
  const { graph } = scope;
  const inner = (e: Expression): NodeId => lower(e, scope);
  const both = ([a, b]: readonly [Expression, Expression]): [NodeId, NodeId] => [inner(a), inner(b)];
  if ('field' in expression) return scope.fields.get(expression.field)!;
  if ('feature' in expression) return earlierFeature(expression.feature, scope);
  if ('constant' in expression) return graph.constant(BigInt(expression.constant));
  if ('add' in expression) return graph.sum(...both(expression.add));
  if ('subtract' in expression) return graph.difference(...both(expression.subtract));
  if ('scale' in expression) return graph.linear([[inner(expression.scale[0]), BigInt(expression.scale[1])]]);
  if ('when' in expression) return graph.select(...both(expression.when), graph.constant(0n));
  if ('not' in expression) return graph.not(inner(expression.not));
  if ('bitLength' in expression) return graph.bitLength(inner(expression.bitLength));
  if ('popCount' in expression) return graph.popCount(inner(expression.popCount));
  if ('minimum' in expression) return graph.minimum(...both(expression.minimum));
  if ('maximum' in expression) return graph.maximum(...both(expression.maximum));
  if ('compare' in expression) return graph.compare(...both(expression.compare));
  if ('atLeast' in expression) return graph.atLeast(inner(expression.atLeast[0]), BigInt(expression.atLeast[1]));
  if ('equals' in expression) return graph.equals(inner(expression.equals[0]), BigInt(expression.equals[1]));
  if ('memberOf' in expression) return graph.memberOf(inner(expression.memberOf[0]), listOf(expression.memberOf[1], scope));
  const { numerator, denominator, scale, cap } = expression.cappedRatio;
  if (!(scale >= 1 && cap >= 1 && cap < 2 ** 24 && ((cap + 1) & cap) === 0)) {
    throw new FeatureProgramError(`${scope.where}: cappedRatio takes scale >= 1 and a cap of the form 2^k - 1 of at most 24 bits`);
  }
  return graph.cappedRatio(graph.linear([[inner(numerator), BigInt(scale)]]), inner(denominator), BigInt(cap));
}

function earlierFeature(name: string, { features, where }: Scope): NodeId {
  const found = features.get(name);
  if (found === undefined) throw new FeatureProgramError(`${where}: there is no feature ${name} before it`);
  return found;
}

function listOf(name: string, { program: { lists = [] }, where }: Scope): bigint[] {
  const found = lists.find((list) => list.name === name);
  if (found === undefined) throw new FeatureProgramError(`${where}: the program has no list ${name}`);
  return found.items.map(BigInt);
}
