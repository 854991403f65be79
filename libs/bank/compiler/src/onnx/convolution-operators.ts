/** Convolutions and pooling over one or two spatial axes, of one record: [1, channels, …]. */
import { squashless } from './elementwise-operators.js';
import { combined } from './network-operators.js';
import type { Handler, NodeContext } from './node-context.js';
import { sizeOf, type Element, type SymbolicTensor } from './symbolic.js';

interface Window {
  readonly kernel: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  /** Padding before, by axis. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Spatial shape of the output. */
  readonly output: readonly number[];
}

const MOST_ATTRIBUTE = 4_096;

function windowOf(context: NodeContext, input: SymbolicTensor, kernel: readonly number[]): Window {
  const spatial = input.shape.slice(2);
  if (spatial.length < 1 || spatial.length > 2 || kernel.length !== spatial.length || !input.batched) context.fail('UNSUPPORTED_GRAPH', 'it is supported on records of channels with one or two spatial dimensions');
  const sized = (name: string, length: number, otherwise: number, least: number): readonly number[] => {
    const values = context.ints(name) ?? new Array<number>(length).fill(otherwise);
    if (values.length !== length || values.some((value) => value < least || value > MOST_ATTRIBUTE)) context.fail('UNSUPPORTED_ATTRIBUTE', `${name} must hold ${length} values from ${least} to ${MOST_ATTRIBUTE}`);
    return values;
  };
  if (kernel.some((length) => length < 1 || length > MOST_ATTRIBUTE)) context.fail('UNSUPPORTED_ATTRIBUTE', 'its kernel is out of range');
  const strides = sized('strides', spatial.length, 1, 1);
  const dilations = sized('dilations', spatial.length, 1, 1);
  const pads = sized('pads', 2 * spatial.length, 0, 0);
  const auto = context.text('auto_pad', 'NOTSET');
  const ceil = context.int('ceil_mode', 0) !== 0;
  const reach = kernel.map((length, axis) => (length - 1) * dilations[axis]! + 1);
  let [before, after] = [pads.slice(0, spatial.length), pads.slice(spatial.length)];
  let output: number[];
  if (auto === 'SAME_UPPER' || auto === 'SAME_LOWER') {
    output = spatial.map((length, axis) => Math.ceil(length / strides[axis]!));
    const total = output.map((length, axis) => (length - 1) * strides[axis]! + reach[axis]! - spatial[axis]!);
    // onnxruntime then pads by a negative length.
    if (total.some((pad) => pad < 0)) context.fail('UNSUPPORTED_ATTRIBUTE', `auto_pad ${auto} with strides that leave out the end of its input`);
    const small = total.map((pad) => Math.floor(pad / 2));
    const large = total.map((pad) => Math.ceil(pad / 2));
    [before, after] = auto === 'SAME_UPPER' ? [small, large] : [large, small];
  } else {
    if (auto === 'VALID') [before, after] = [spatial.map(() => 0), spatial.map(() => 0)];
    else if (auto !== 'NOTSET') context.fail('UNSUPPORTED_ATTRIBUTE', `auto_pad ${auto} is not known`);
    output = spatial.map((length, axis) => {
      const steps = (length + before[axis]! + after[axis]! - reach[axis]!) / strides[axis]!;
      const count = (ceil ? Math.ceil(steps) : Math.floor(steps)) + 1;
      // A window that would begin in the padding behind the input is left out.
      return ceil && (count - 1) * strides[axis]! >= length + before[axis]! ? count - 1 : count;
    });
  }
  if (output.some((length) => length < 1)) context.fail('MALFORMED_ONNX', 'its kernel is larger than its padded input');
  context.checkSize([...input.shape.slice(0, 2), ...output]);
  return { kernel, strides, dilations, before, after, output };
}

/** Calls `visit` for every place of the kernel at an output place: the kernel's place, and the input's place or undefined in the padding. */
function walk(window: Window, spatial: readonly number[], output: number, visit: (kernel: number, input: number | undefined, beyond: boolean) => void): void {
  const places = sizeOf(window.kernel);
  for (let k = 0; k < places; k++) {
    let [restOut, restKernel, at, stride, inside, beyond] = [output, k, 0, 1, true, false];
    for (let axis = spatial.length - 1; axis >= 0; axis--) {
      const start = (restOut % window.output[axis]!) * window.strides[axis]! - window.before[axis]!;
      const place = start + (restKernel % window.kernel[axis]!) * window.dilations[axis]!;
      restOut = Math.floor(restOut / window.output[axis]!);
      restKernel = Math.floor(restKernel / window.kernel[axis]!);
      if (place < 0 || place >= spatial[axis]!) inside = false;
      if (place >= spatial[axis]! + window.after[axis]!) beyond = true;
      at += place * stride;
      stride *= spatial[axis]!;
    }
    visit(k, inside ? at : undefined, beyond);
  }
}

export const conv: Handler = (context) => {
  const input = context.input(0);
  const weights = context.constants(1) ?? context.fail('MALFORMED_ONNX', 'it has no weights');
  const bias = context.constants(2)?.values;
  const group = context.int('group', 1);
  const [features = 0, depth = 0, ...kernel] = weights.shape;
  const declared = context.ints('kernel_shape');
  if (declared && declared.join() !== kernel.join()) context.fail('MALFORMED_ONNX', 'kernel_shape does not fit its weights');
  const window = windowOf(context, input, kernel);
  const channels = input.shape[1]!;
  if (group < 1 || group > MOST_ATTRIBUTE || channels !== depth * group || features % group !== 0 || features === 0) context.fail('MALFORMED_ONNX', 'its weights do not fit its input and group');
  if (bias && bias.length !== features) context.fail('MALFORMED_ONNX', 'its bias does not fit its weights');
  const spatial = input.shape.slice(2);
  const [area, places, kernelSize] = [sizeOf(spatial), sizeOf(window.output), sizeOf(kernel)];
  const shape = [1, features, ...window.output];
  context.checkSize(shape);
  context.within(() => context.graph.charge(features * places * depth * kernelSize));
  const elements: Element[] = [];
  for (let feature = 0; feature < features; feature++) {
    const firstChannel = Math.floor(feature / (features / group)) * depth;
    for (let place = 0; place < places; place++) {
      const terms: (readonly [Element, number])[] = [];
      walk(window, spatial, place, (k, at) => {
        if (at === undefined) return;
        for (let d = 0; d < depth; d++) terms.push([squashless(context, input.elements[(firstChannel + d) * area + at]!), weights.values[(feature * depth + d) * kernelSize + k]!]);
      });
      elements.push(context.within(() => context.graph.affine(terms, bias?.[feature] ?? 0)));
    }
  }
  return [context.output(input.type, shape, elements, true)];
};

export const pool = (operator: 'max' | 'mean'): Handler => (context) => {
  context.ignore('storage_order');
  const input = context.input(0);
  if (context.node.output.length > 1 && context.node.output[1] !== '') context.fail('UNSUPPORTED_GRAPH', 'indices of the largest values are not supported');
  const window = windowOf(context, input, context.ints('kernel_shape') ?? []);
  const countsPadding = operator === 'mean' && context.int('count_include_pad', 0) !== 0;
  const spatial = input.shape.slice(2);
  const [area, places, channels] = [sizeOf(spatial), sizeOf(window.output), input.shape[1]!];
  context.within(() => context.graph.charge(channels * places * sizeOf(window.kernel)));
  const elements: Element[] = [];
  for (let channel = 0; channel < channels; channel++) {
    for (let place = 0; place < places; place++) {
      const group: Element[] = [];
      let padding = 0;
      walk(window, spatial, place, (_, at, beyond) => {
        if (at !== undefined) group.push(squashless(context, input.elements[channel * area + at]!));
        else if (!beyond) padding++;
      });
      if (group.length === 0) context.fail('UNSUPPORTED_GRAPH', 'a window holds nothing but padding');
      elements.push(context.within(() => combined(context, operator, group, group.length + (countsPadding ? padding : 0))));
    }
  }
  return [context.output(input.type, [1, channels, ...window.output], elements, true)];
};

export const globalPool = (operator: 'max' | 'mean'): Handler => (context) => {
  const input = context.input(0);
  const area = sizeOf(input.shape.slice(2));
  if (input.shape.length < 3 || area === 0 || !input.batched) context.fail('UNSUPPORTED_GRAPH', 'its input must have channels and spatial dimensions');
  const channels = input.shape[1]!;
  const elements = Array.from({ length: channels }, (_, channel) =>
    context.within(() => combined(context, operator, input.elements.slice(channel * area, (channel + 1) * area).map((of) => squashless(context, of)))));
  return [context.output(input.type, input.shape.map((length, axis) => (axis < 2 ? length : 1)), elements, true)];
};
