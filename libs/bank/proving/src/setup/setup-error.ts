/** Thrown by the development setup. The message says what is wrong with the file, and what to do. */
export class SetupError extends Error {
  constructor(
    readonly code: 'UNSUPPORTED_R1CS' | 'DEGENERATE_KEY' | 'WORKER_FAILED',
    message: string,
  ) {
    super(message);
    this.name = 'SetupError';
  }
}
