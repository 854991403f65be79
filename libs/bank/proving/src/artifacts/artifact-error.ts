export type ArtifactErrorCode =
  | 'ARTIFACT_MISSING'
  | 'ARTIFACT_HASH_MISMATCH'
  | 'ARTIFACT_TOO_LARGE'
  /** No room to keep an artifact; nothing was lost. */
  | 'ARTIFACT_STORE_FULL'
  /** Network, disk or the store's own trouble. */
  | 'ARTIFACT_STORE_UNREACHABLE'
  /** The store answers and says no: credentials, policy, bucket, clock. */
  | 'ARTIFACT_STORE_REFUSED'
  | 'ARTIFACT_NOT_PINNED'
  | 'MALFORMED_LOCK_FILE';

/** Thrown when a circuit artifact can't be had, or is another than the pinned one. Which of them pass by themselves: `queue/proving-error.ts`. */
export class ArtifactError extends Error {
  constructor(
    readonly code: ArtifactErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'ArtifactError';
  }
}
