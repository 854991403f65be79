/** Thrown when a circuit's source can't be found or compiled, or a constraint file can't be read. The message says which and why. */
export class CircuitBuildError extends Error {
  constructor(
    readonly code: 'CIRCUIT_SOURCE_MISSING' | 'CIRCUIT_COMPILE_FAILED',
    message: string,
  ) {
    super(message);
    this.name = 'CircuitBuildError';
  }
}
