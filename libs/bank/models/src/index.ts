export { compareScores, type ScoreComparison } from './compare-scores.js';
export { ModelFileError } from './errors.js';
export { readEvaluationSet } from './evaluation-data.js';
export { parseLayout, readLayout, type ReadLayout } from './feature-layout.js';
export { chunkSizeOf, featuresRead, inspectModel, optionsOf, type Mode, type ModeInspection, type ModelInspection, type RecordCost } from './inspect-model.js';
export { inPrivateDirectory, makePackage, type MadePackage, type PackageOptions, type Stage } from './make-package.js';
export { modelChunk, type ChunkContext, type ModelChunk } from './model-chunks.js';
export { MANIFEST_FILE, modelPackageSchema, PACKAGE_FILES, readPackage, type ModelPackageManifest, type PackageFile } from './registration-package.js';
export { reproducePackage, type ReproducedStep, type Reproduction } from './reproduce-package.js';
