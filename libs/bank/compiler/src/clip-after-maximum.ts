/** Pass on the float graph: a maximum of clipped values is the clipped maximum, which needs one clip instead of one each. */
import type { FloatModel, FloatNode, FloatNodeId } from './float-model.js';

/** Max pooling behind a Relu comes to this. What else reads the clips keeps them; dead ones go with `foldAffine`. */
export function clipAfterMaximum({ nodes, margin }: FloatModel): FloatModel {
  const result: FloatNode[] = [];
  const moved: FloatNodeId[] = [];
  const move = (id: FloatNodeId): FloatNodeId => moved[id]!;
  for (const node of nodes) {
    if (node.op === 'maximum') {
      const clips = node.of.map((of) => nodes[of]!).filter((operand) => operand.op === 'clip');
      const [first] = clips;
      if (first && clips.length === node.of.length && clips.every(({ min, max }) => min === first.min && max === first.max)) {
        result.push({ op: 'maximum', of: clips.map(({ of }) => move(of)) });
        result.push({ op: 'clip', of: result.length - 1, min: first.min, max: first.max });
      } else {
        result.push({ op: 'maximum', of: node.of.map(move) });
      }
    } else if (node.op === 'affine') {
      result.push({ ...node, terms: node.terms.map(([of, weight]) => [move(of), weight] as const) });
    } else {
      result.push(node.op === 'clip' ? { ...node, of: move(node.of) } : node);
    }
    moved.push(result.length - 1);
  }
  return { nodes: result, margin: move(margin) };
}
