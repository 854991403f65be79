/** Thrown when a circuit artifact is not there, or is another than the pinned one. */
export class ArtifactError extends Error {
  constructor(
    readonly code: 'ARTIFACT_MISSING' | 'ARTIFACT_HASH_MISMATCH' | 'ARTIFACT_NOT_PINNED' | 'MALFORMED_LOCK_FILE',
    message: string,
  ) {
    super(message);
    this.name = 'ArtifactError';
  }
}
