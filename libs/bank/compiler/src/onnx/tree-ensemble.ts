/** Tree ensembles of any version as trees over integer features: every comparison becomes a set of feature values. */
import { cutsWhere, cutsWhereEqual, cutsWork, xorCuts } from './column.js';
import { LIMITS } from './limits.js';
import type { NodeContext } from './node-context.js';
import { constant, type Element, type ElementType, type Skeleton, type SkeletonNode, type SymbolicTensor } from './symbolic.js';

export type Comparison = 'LEQ' | 'LT' | 'GTE' | 'GT' | 'EQ' | 'NEQ' | 'MEMBER';
/** A child: a leaf's or a split's position. */
export type Child = { readonly leaf: number } | { readonly split: number };

export interface RawSplit {
  readonly column: number;
  readonly comparison: Comparison;
  /** One value, or the members. */
  readonly values: readonly number[];
  readonly whenTrue: Child;
  readonly whenFalse: Child;
}

/** An ensemble as its attributes state it, before its columns are looked at. */
export interface RawEnsemble {
  readonly roots: readonly Child[];
  readonly splits: ReadonlyMap<number, RawSplit> | readonly RawSplit[];
  /** Votes of a leaf by target. */
  readonly votes: (leaf: number) => ReadonlyMap<number, number>;
  readonly targets: number;
  readonly average: boolean;
}

/** Whether a target gets a vote: onnxruntime treats one without any vote differently from one whose votes sum to 0. */
export type Voted = 'always' | 'sometimes' | 'never';

export interface ResolvedEnsemble {
  /** Sum (or average) of the votes for a target, plus `base`. */
  score(target: number, base: number): Element;
  voted(target: number): Voted;
}

/** Values as onnxruntime hands them to the comparison: it computes in float but for double inputs. */
export function comparedType(input: ElementType): 'float' | 'double' {
  return input === 'double' ? 'double' : 'float';
}

/** The columns that an ensemble reads: a tensor of one record, [1, columns] or [columns]. */
function columnsOf(context: NodeContext, input: SymbolicTensor): readonly Element[] {
  const { shape } = input;
  if (shape.length !== 2 || !input.batched) context.fail('UNSUPPORTED_GRAPH', 'its input must have two dimensions, records and columns');
  return input.elements;
}

/** @param output type of the ensemble's scores, in which they are rounded. */
export function resolveEnsemble(context: NodeContext, raw: RawEnsemble, input: SymbolicTensor, output: 'float' | 'double'): ResolvedEnsemble {
  const columns = columnsOf(context, input);
  if (raw.roots.length === 0) context.fail('BROKEN_TREE', 'it has no tree');
  const round = output === 'float' ? Math.fround : (value: number) => value;
  const resolver = new Resolver(context, raw, columns, comparedType(input.type));
  const trees = raw.roots.map((root) => resolver.tree(root));
  const valuesOf = (leaves: readonly number[], target: number): number[] => leaves.map((leaf) => raw.votes(leaf).get(target) ?? 0);
  const votes = (leaves: readonly number[], target: number): boolean[] => leaves.map((leaf) => raw.votes(leaf).has(target));
  return {
    score(target, base) {
      context.within(() => context.graph.charge(resolver.nodes));
      if (trees.length === 1) {
        const { skeleton, leaves } = trees[0]!;
        return { kind: 'leafwise', skeleton, leaves: valuesOf(leaves, target).map((value) => round(value + base)) };
      }
      const weight = raw.average ? 1 / trees.length : 1;
      const terms = trees.map(({ skeleton, leaves }): [Element, number] => {
        const values = valuesOf(leaves, target);
        return [new Set(values).size === 1 ? constant(values[0]!) : { kind: 'leafwise', skeleton, leaves: values }, weight];
      });
      return context.within(() => context.graph.affine(terms, base));
    },
    voted(target) {
      if (trees.some(({ leaves }) => votes(leaves, target).every(Boolean))) return 'always';
      return trees.some(({ leaves }) => votes(leaves, target).some(Boolean)) ? 'sometimes' : 'never';
    },
  };
}

class Resolver {
  private visited = new Set<number>();
  private leaves: number[] = [];
  /** Nodes of all trees. */
  nodes = 0;
  private readonly cutsOfSplits = new Map<string, readonly number[]>();

  constructor(
    private readonly context: NodeContext,
    private readonly raw: RawEnsemble,
    private readonly columns: readonly Element[],
    private readonly compared: 'float' | 'double',
  ) {}

  /** The tree, and which leaf of the ensemble each of its leaves is. */
  tree(root: Child): { skeleton: Skeleton; leaves: readonly number[] } {
    this.leaves = [];
    const node = this.node(root, 0);
    return { skeleton: { root: node, leafCount: this.leaves.length }, leaves: this.leaves };
  }

  private node(child: Child, depth: number): SkeletonNode {
    if (depth > LIMITS.treeDepth) this.context.fail('MODEL_TOO_LARGE', `a tree is more than ${LIMITS.treeDepth} splits deep`);
    if (++this.nodes > LIMITS.treeNodes) this.context.fail('MODEL_TOO_LARGE', `its trees have more than ${LIMITS.treeNodes} nodes`);
    if ('leaf' in child) return { leaf: this.leaves.push(child.leaf) - 1 };
    const split = this.raw.splits instanceof Map ? this.raw.splits.get(child.split) : (this.raw.splits as readonly RawSplit[])[child.split];
    if (split === undefined) return this.context.fail('BROKEN_TREE', `split ${child.split} is named as a child but is not there`);
    if (this.visited.has(child.split)) this.context.fail('BROKEN_TREE', `split ${child.split} has two parents`);
    this.visited.add(child.split);
    const { feature, cuts } = this.insideOf(split);
    // Comparisons that come out the same for every feature value are no splits.
    if (cuts.length === 0) return this.node(split.whenFalse, depth + 1);
    if (cuts.length === 1 && cuts[0] === 0) return this.node(split.whenTrue, depth + 1);
    const [whenTrue, whenFalse] = [this.node(split.whenTrue, depth + 1), this.node(split.whenFalse, depth + 1)];
    return cuts[0] === 0 ? { feature, cuts: cuts.slice(1), inside: whenFalse, outside: whenTrue } : { feature, cuts, inside: whenTrue, outside: whenFalse };
  }

  /** The feature values for which a comparison is true. No value is ever NaN, so tracks of missing values have no effect. */
  private insideOf(split: RawSplit): { feature: number; cuts: readonly number[] } {
    const element = this.columns[split.column];
    if (element === undefined) return this.context.fail('BROKEN_TREE', `a split reads column ${split.column}, but the input has ${this.columns.length}`);
    const rounded = this.compared === 'float' ? Math.fround : (value: number) => value;
    if (element.kind === 'constant') return { feature: 0, cuts: compare(split.comparison, rounded(element.value), split.values) ? [0] : [] };
    if (element.kind !== 'column') {
      return this.context.fail('UNSUPPORTED_GRAPH', `column ${split.column} of its input is no function of a single feature, so a split on it is no set of feature values`);
    }
    // Trees repeat the same few comparisons.
    const key = `${split.column} ${split.comparison} ${split.values.join()}`;
    let cuts = this.cutsOfSplits.get(key);
    if (cuts === undefined) {
      this.context.within(() => this.context.graph.charge(2 * split.values.length * cutsWork(element)));
      const column = { ...element, at: (value: number) => rounded(element.at(value)) };
      cuts = cutsOfComparison(split.comparison, split.values, (holds) => cutsWhere(column, holds), (value) => cutsWhereEqual(column, value));
      if (cuts === undefined) return this.context.fail('VALUE_NOT_FINITE', `column ${split.column} of its input is NaN for some feature value`);
      this.cutsOfSplits.set(key, cuts);
    }
    return { feature: element.feature, cuts };
  }
}

function compare(comparison: Comparison, x: number, values: readonly number[]): boolean {
  const [value] = values as [number];
  switch (comparison) {
    case 'LEQ':
      return x <= value;
    case 'LT':
      return x < value;
    case 'GTE':
      return x >= value;
    case 'GT':
      return x > value;
    case 'EQ':
      return x === value;
    case 'NEQ':
      return x !== value;
    case 'MEMBER':
      return values.includes(x);
  }
}

function cutsOfComparison(
  comparison: Comparison,
  values: readonly number[],
  where: (holds: (value: number) => boolean) => number[] | undefined,
  whereEqual: (value: number) => number[] | undefined,
): number[] | undefined {
  const [value] = values as [number];
  switch (comparison) {
    case 'EQ':
      return whereEqual(value);
    case 'NEQ': {
      const equal = whereEqual(value);
      return equal && xorCuts([[0], equal]);
    }
    case 'MEMBER': {
      const sets = [...new Set(values)].map(whereEqual);
      return sets.every((cuts) => cuts !== undefined) ? xorCuts(sets) : undefined;
    }
    default:
      return where((x) => compare(comparison, x, values));
  }
}
