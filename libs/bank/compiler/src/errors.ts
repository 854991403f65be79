export type UnsupportedModelCode =
  | 'MALFORMED_ONNX'
  | 'UNSUPPORTED_OPERATOR'
  | 'UNSUPPORTED_ATTRIBUTE'
  | 'UNSUPPORTED_BRANCH'
  | 'UNSUPPORTED_GRAPH'
  | 'AMBIGUOUS_OUTPUT'
  | 'BROKEN_TREE'
  | 'VALUE_NOT_FINITE'
  | 'FEATURE_MISMATCH'
  | 'CONSTANT_MODEL'
  | 'MODEL_TOO_LARGE'
  | 'UNSUPPORTED_MODE'
  | 'UNSUPPORTED_NAME';

/**
 * Thrown for a model that can't be compiled exactly. The message names the node, its operator and the reason, and
 * never a threshold or a leaf value: weights are confidential.
 */
export class UnsupportedModelError extends Error {
  override readonly name = 'UnsupportedModelError';
  constructor(
    readonly code: UnsupportedModelCode,
    message: string,
  ) {
    super(message);
  }
}

/** Thrown for a feature vector that the model can't take. The message names the feature, never its value. */
export class FeatureVectorError extends Error {
  override readonly name = 'FeatureVectorError';
  readonly code = 'FEATURE_OUT_OF_RANGE';
}

/** Thrown where the files of a model's folder do not belong together. The message names the file. */
export class ModelArtifactError extends Error {
  override readonly name = 'ModelArtifactError';
  constructor(
    readonly code: 'MODEL_FILE_INVALID' | 'MODEL_MANIFEST_MISMATCH' | 'MODEL_GOLDEN_MISMATCH' | 'MODEL_ARTIFACT_DRIFT',
    message: string,
  ) {
    super(message);
  }
}
