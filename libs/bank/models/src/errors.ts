/** Thrown for files that do not hold what they should, or that do not belong together. The message names file and place, never a weight. */
export class ModelFileError extends Error {
  override readonly name = 'ModelFileError';
  constructor(
    readonly code: 'LAYOUT_INVALID' | 'EVALUATION_DATA_INVALID' | 'PACKAGE_INVALID' | 'NO_CHUNK_SIZE' | 'PROOF_NOT_VERIFIED',
    message: string,
  ) {
    super(message);
  }
}
