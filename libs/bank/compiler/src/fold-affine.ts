/** Pass on the float graph: sums of sums become sums, so that scalers, biases and pooling cost nothing; dead nodes go. */
import type { FloatModel, FloatNode, FloatNodeId } from './float-model.js';

type Affine = Extract<FloatNode, { op: 'affine' }>;

/** Afterwards no affine node reads another. The sums are formed in doubles. */
export function foldAffine(model: FloatModel): FloatModel {
  const folded: FloatNode[] = [];
  for (const node of model.nodes) {
    if (node.op !== 'affine') {
      folded.push(node);
      continue;
    }
    const weights = new Map<FloatNodeId, number>();
    let constant = node.constant;
    const add = (of: FloatNodeId, weight: number): void => void weights.set(of, (weights.get(of) ?? 0) + weight);
    for (const [of, weight] of node.terms) {
      const inner = folded[of]!;
      if (inner.op !== 'affine') {
        add(of, weight);
        continue;
      }
      constant += inner.constant * weight;
      for (const [deeper, by] of inner.terms) add(deeper, by * weight);
    }
    folded.push({ op: 'affine', terms: [...weights].filter(([, weight]) => weight !== 0), constant });
  }
  return dropUnread({ nodes: folded.map((node) => throughIdentities(node, folded)), margin: identityOf(model.margin, folded) });
}

/** An affine node that is just another node is read as that one. */
function identityOf(id: FloatNodeId, nodes: readonly FloatNode[]): FloatNodeId {
  const node = nodes[id]!;
  return node.op === 'affine' && node.constant === 0 && node.terms.length === 1 && node.terms[0]![1] === 1 ? node.terms[0]![0] : id;
}

function throughIdentities(node: FloatNode, nodes: readonly FloatNode[]): FloatNode {
  if (node.op === 'clip') return { ...node, of: identityOf(node.of, nodes) };
  if (node.op === 'maximum') return { ...node, of: node.of.map((of) => identityOf(of, nodes)) };
  return node;
}

export function readBy(node: FloatNode): readonly FloatNodeId[] {
  if (node.op === 'affine') return node.terms.map(([of]) => of);
  if (node.op === 'clip') return [node.of];
  return node.op === 'maximum' ? node.of : [];
}

function dropUnread({ nodes, margin }: FloatModel): FloatModel {
  const read = new Set<FloatNodeId>([margin]);
  for (let id = nodes.length - 1; id >= 0; id--) if (read.has(id)) readBy(nodes[id]!).forEach((of) => read.add(of));
  const place = new Map([...read].sort((a, b) => a - b).map((id, at) => [id, at]));
  const moved = (id: FloatNodeId): FloatNodeId => place.get(id)!;
  const move = (node: FloatNode): FloatNode => {
    if (node.op === 'affine') return { ...node, terms: (node as Affine).terms.map(([of, weight]) => [moved(of), weight] as const) };
    if (node.op === 'clip') return { ...node, of: moved(node.of) };
    return node.op === 'maximum' ? { ...node, of: node.of.map(moved) } : node;
  };
  return { nodes: nodes.filter((_, id) => read.has(id)).map(move), margin: moved(margin) };
}
