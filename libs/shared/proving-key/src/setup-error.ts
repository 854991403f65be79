/** Thrown by the development setup and by the checks of keys. The message says what is wrong with the file, and what to do. */
export class SetupError extends Error {
  constructor(
    readonly code: 'UNSUPPORTED_R1CS' | 'DEGENERATE_KEY' | 'MALFORMED_KEY' | 'KEY_NOT_OF_CIRCUIT' | 'WORKER_FAILED',
    message: string,
  ) {
    super(message);
    this.name = 'SetupError';
  }
}
