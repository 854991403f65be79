/** Builds the float graph: equal nodes once, sums in one step, and at the end only what the margin needs. */
import { UnsupportedModelError } from '../errors.js';
import type { FloatModel, FloatNode, FloatNodeId, FloatTree } from '../float-model.js';
import { LIMITS } from './limits.js';
import { constant, type Element, type Leafwise, type SkeletonNode } from './symbolic.js';

export class FloatGraph {
  private readonly nodes: FloatNode[] = [];
  private readonly known = new Map<string, FloatNodeId>();
  /** Trees by their node: sums of trees over the same splits become one tree in the end. */
  private readonly trees = new Map<FloatNodeId, Leafwise>();
  private size = 0;
  private work = 0;

  /** Counts elementary steps before they are taken, and refuses a file that asks for too many. */
  charge(steps: number): void {
    this.work += steps;
    if (this.work > LIMITS.work) throw new UnsupportedModelError('MODEL_TOO_LARGE', 'the model takes too much work to read');
  }

  feature(feature: number): FloatNodeId {
    return this.once(`feature ${feature}`, { op: 'feature', feature });
  }

  /** 1 where the feature lies inside the cuts. Constant where there are none or the only one is 0. */
  inside(feature: number, cuts: readonly number[]): Element {
    if (cuts.length === 0) return constant(0);
    if (cuts[0] === 0) return cuts.length === 1 ? constant(1) : this.affine([[this.inside(feature, cuts.slice(1)), -1]], 1);
    return { kind: 'node', id: this.once(`inside ${feature} ${cuts.join()}`, { op: 'inside', feature, cuts }, cuts.length) };
  }

  /** Sum of weight times element, and a constant. Infinite or NaN weights are refused. */
  affine(terms: readonly (readonly [of: Element, weight: number])[], addend = 0): Element {
    const weights = new Map<FloatNodeId, number>();
    let sum = addend;
    this.charge(terms.length);
    for (const [of, weight] of terms) {
      if (of.kind === 'constant') {
        sum += weight * of.value;
        continue;
      }
      const id = this.nodeOf(of);
      const node = this.nodes[id]!;
      // Short sums of sums are flattened; longer ones would multiply out what networks share.
      if (node.op === 'affine' && terms.length <= 2) {
        sum += weight * node.constant;
        this.charge(node.terms.length);
        for (const [inner, factor] of node.terms) weights.set(inner, (weights.get(inner) ?? 0) + weight * factor);
      } else {
        weights.set(id, (weights.get(id) ?? 0) + weight);
      }
    }
    const kept = [...weights].filter(([, weight]) => weight !== 0);
    if (![sum, ...weights.values()].every(Number.isFinite)) throw new UnsupportedModelError('VALUE_NOT_FINITE', 'a weight or a sum of constants is NaN or infinite');
    if (kept.length === 0) return constant(sum);
    if (kept.length === 1 && kept[0]![1] === 1 && sum === 0) return { kind: 'node', id: kept[0]![0] };
    return { kind: 'node', id: this.push({ op: 'affine', terms: kept, constant: sum }, kept.length) };
  }

  clip(of: Element, min: number, max: number): Element {
    return { kind: 'node', id: this.push({ op: 'clip', of: this.nodeOf(of), min, max }) };
  }

  /** Largest of at least one element. */
  maximum(of: readonly Element[]): Element {
    if (of.length === 1) return of[0]!;
    this.charge(of.length);
    const constants = of.filter((element) => element.kind === 'constant').map(({ value }) => value);
    const others = [...new Set(of.filter(({ kind }) => kind !== 'constant').map((element) => this.nodeOf(element)))];
    const floor = constants.reduce((largest, value) => Math.max(largest, value), -Infinity);
    if (others.length > LIMITS.maximumOf) throw new UnsupportedModelError('MODEL_TOO_LARGE', `a largest value of more than ${LIMITS.maximumOf} is asked for`);
    if (others.length === 0) return constant(floor);
    const largest: Element = { kind: 'node', id: others.length === 1 ? others[0]! : this.push({ op: 'maximum', of: others }, others.length) };
    return constants.length === 0 ? largest : this.clip(largest, floor, Infinity);
  }

  /** The node that stands for an element. Linked elements have none; callers refuse them first. */
  nodeOf(element: Element): FloatNodeId {
    switch (element.kind) {
      case 'node':
        return element.id;
      case 'column':
        if (element.real !== undefined) return element.real;
        break;
      case 'leafwise': {
        const { root } = element.skeleton;
        if ('leaf' in root) return this.push({ op: 'affine', terms: [], constant: element.leaves[root.leaf]! });
        if (!element.leaves.every(Number.isFinite)) throw new UnsupportedModelError('VALUE_NOT_FINITE', 'a leaf is NaN or infinite');
        const id = this.push({ op: 'tree', root: fill(root, element.leaves) }, element.leaves.length);
        this.trees.set(id, element);
        return id;
      }
      case 'constant':
        return this.push({ op: 'affine', terms: [], constant: element.value });
      case 'linked':
    }
    throw new UnsupportedModelError('UNSUPPORTED_GRAPH', 'a rounded or squashed value is used where a real number is needed');
  }

  /** The graph that the margin needs, in order. */
  finish(margin: Element): FloatModel {
    const root = this.merged(this.nodeOf(margin));
    const needed = new Set<FloatNodeId>([root]);
    for (let id = root; id >= 0; id--) if (needed.has(id)) for (const read of readsOf(this.nodes[id]!)) needed.add(read);
    const order = [...needed].sort((a, b) => a - b);
    const place = new Map(order.map((id, at) => [id, at]));
    return { nodes: order.map((id) => moved(this.nodes[id]!, (read) => place.get(read)!)), margin: place.get(root)! };
  }

  /** A sum of sums as one sum, in which trees over the same splits are one tree: z1 - z0 of a classifier, for one. */
  private merged(id: FloatNodeId): FloatNodeId {
    const sum = this.nodes[id]!;
    if (sum.op !== 'affine') return id;
    const weights = new Map<FloatNodeId, number>();
    let addend = sum.constant;
    for (const [of, weight] of sum.terms) {
      const inner = this.nodes[of]!;
      if (inner.op === 'affine') addend += weight * inner.constant;
      for (const [read, factor] of inner.op === 'affine' ? inner.terms : [[of, 1] as const]) weights.set(read, (weights.get(read) ?? 0) + weight * factor);
    }
    const terms: (readonly [Element, number])[] = [];
    const bySplits = new Map<object, Leafwise>();
    for (const [of, weight] of weights) {
      const tree = this.trees.get(of);
      if (tree === undefined) {
        terms.push([{ kind: 'node', id: of }, weight]);
        continue;
      }
      const same = bySplits.get(tree.skeleton);
      bySplits.set(tree.skeleton, { ...tree, leaves: tree.leaves.map((leaf, i) => weight * leaf + (same?.leaves[i] ?? 0)) });
    }
    for (const tree of bySplits.values()) terms.push([tree, 1]);
    return this.nodeOf(this.affine(terms, addend));
  }

  private once(key: string, node: FloatNode, terms = 1): FloatNodeId {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const id = this.push(node, terms);
    this.known.set(key, id);
    return id;
  }

  private push(node: FloatNode, terms = 1): FloatNodeId {
    this.size += 1 + terms;
    if (this.size > LIMITS.graphTerms) throw new UnsupportedModelError('MODEL_TOO_LARGE', `the model comes to more than ${LIMITS.graphTerms} terms`);
    return this.nodes.push(node) - 1;
  }
}

function fill(node: SkeletonNode, leaves: readonly number[]): FloatTree {
  if ('leaf' in node) return { leaf: leaves[node.leaf]! };
  return { feature: node.feature, cuts: node.cuts, outside: fill(node.outside, leaves), inside: fill(node.inside, leaves) };
}

function readsOf(node: FloatNode): readonly FloatNodeId[] {
  if (node.op === 'affine') return node.terms.map(([of]) => of);
  if (node.op === 'clip') return [node.of];
  return node.op === 'maximum' ? node.of : [];
}

function moved(node: FloatNode, to: (id: FloatNodeId) => FloatNodeId): FloatNode {
  if (node.op === 'affine') return { ...node, terms: node.terms.map(([of, weight]) => [to(of), weight] as const) };
  if (node.op === 'clip') return { ...node, of: to(node.of) };
  return node.op === 'maximum' ? { ...node, of: node.of.map(to) } : node;
}
