/** Constants that stand in the graph as nodes. */
import type { Handler } from './node-context.js';
import { constant, type ElementType } from './symbolic.js';
import { constantTensor } from './tensor-values.js';

export const constantOperator: Handler = (context) => {
  if (context.has('value')) {
    context.tensor('value');
    const tensor = context.node.attribute.find(({ name }) => name === 'value')?.t ?? context.fail('MALFORMED_ONNX', 'value is no tensor');
    return [constantTensor(tensor, `${context.where}: value`)];
  }
  const of = (type: ElementType, values: readonly number[], shape: readonly number[]): ReturnType<Handler> => [context.output(type, shape, values.map(constant), false)];
  if (context.has('value_float')) return of('float', [context.float('value_float', 0)], []);
  if (context.has('value_int')) return of('int64', [context.int('value_int', 0)], []);
  const [floats, ints] = [context.floats('value_floats'), context.ints('value_ints')];
  if (context.has('value_floats') && floats) return of('float', floats, [floats.length]);
  if (context.has('value_ints') && ints) return of('int64', ints, [ints.length]);
  return context.fail('UNSUPPORTED_ATTRIBUTE', 'it holds no number');
};
