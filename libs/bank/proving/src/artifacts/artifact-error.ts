/** Thrown when a circuit artifact can't be built, is not there, or is another than the pinned one. */
export class ArtifactError extends Error {
  constructor(
    readonly code: 'ARTIFACT_MISSING' | 'ARTIFACT_HASH_MISMATCH' | 'ARTIFACT_NOT_PINNED' | 'MALFORMED_LOCK_FILE' | 'CIRCUIT_SOURCE_MISSING' | 'CIRCUIT_COMPILE_FAILED',
    message: string,
  ) {
    super(message);
    this.name = 'ArtifactError';
  }
}
