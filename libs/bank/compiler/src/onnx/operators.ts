/** The operators that this front end runs, and why some others can't be. */
import { constantOperator } from './constant-operator.js';
import { conv, globalPool, pool } from './convolution-operators.js';
import { arithmetic, cast, clipOperator, extreme, identity, relu, single, sum } from './elementwise-operators.js';
import { linearClassifier, linearRegressor } from './linear-operators.js';
import { batchNormalization, gemm, matMul, reduce, sigmoid, softmax } from './network-operators.js';
import type { Handler } from './node-context.js';
import { binarizer, imputer, labelEncoder, oneHotEncoder, scaler } from './preprocessing-operators.js';
import { arrayFeatureExtractor, concat, flatten, gather, reshape, slice, squeeze, transpose, unsqueeze } from './shape-operators.js';
import { treeEnsemble, treeEnsembleClassifier, treeEnsembleRegressor } from './tree-operators.js';

export const STANDARD_OPERATORS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['Constant', constantOperator], ['Identity', identity], ['Dropout', identity], ['Cast', cast],
  ['Add', arithmetic('Add')], ['Sub', arithmetic('Sub')], ['Mul', arithmetic('Mul')], ['Div', arithmetic('Div')], ['Pow', arithmetic('Pow')],
  ['Equal', arithmetic('Equal')], ['Greater', arithmetic('Greater')], ['GreaterOrEqual', arithmetic('GreaterOrEqual')],
  ['Less', arithmetic('Less')], ['LessOrEqual', arithmetic('LessOrEqual')],
  ['Max', extreme('Max')], ['Min', extreme('Min')], ['Sum', sum],
  ['Neg', single('Neg')], ['Abs', single('Abs')], ['Log', single('Log')], ['Exp', single('Exp')], ['Sqrt', single('Sqrt')],
  ['Relu', relu], ['Clip', clipOperator], ['Sigmoid', sigmoid], ['Softmax', softmax('softmax')], ['LogSoftmax', softmax('logSoftmax')],
  ['Gemm', gemm], ['MatMul', matMul], ['BatchNormalization', batchNormalization],
  ['Conv', conv], ['MaxPool', pool('max')], ['AveragePool', pool('mean')], ['GlobalMaxPool', globalPool('max')], ['GlobalAveragePool', globalPool('mean')],
  ['ReduceMean', reduce('mean')], ['ReduceMax', reduce('max')], ['ReduceSum', reduce('sum')],
  ['Reshape', reshape], ['Flatten', flatten], ['Squeeze', squeeze], ['Unsqueeze', unsqueeze], ['Transpose', transpose],
  ['Concat', concat], ['Slice', slice], ['Gather', gather],
]);

export const ML_OPERATORS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['TreeEnsembleRegressor', treeEnsembleRegressor], ['TreeEnsembleClassifier', treeEnsembleClassifier], ['TreeEnsemble', treeEnsemble],
  ['LinearRegressor', linearRegressor], ['LinearClassifier', linearClassifier],
  ['Scaler', scaler], ['Imputer', imputer], ['Binarizer', binarizer], ['OneHotEncoder', oneHotEncoder], ['LabelEncoder', labelEncoder],
  ['ArrayFeatureExtractor', arrayFeatureExtractor],
]);

/** Operators that people do export, with what to do instead. */
export const REFUSALS: ReadonlyMap<string, string> = new Map([
  ['Normalizer', 'it divides each record by its own length, so that no column depends on one feature; leave it out'],
  ['LeakyRelu', 'use Relu'], ['PRelu', 'use Relu'], ['Elu', 'use Relu'], ['Tanh', 'use Relu'], ['Gelu', 'use Relu'], ['Erf', 'use Relu'],
  ['SVMClassifier', 'support vector machines are not supported; use trees, a linear model or a small network'],
  ['SVMRegressor', 'support vector machines are not supported; use trees, a linear model or a small network'],
  ['If', 'graphs within graphs are not supported'], ['Loop', 'graphs within graphs are not supported'], ['Scan', 'graphs within graphs are not supported'],
]);
