/** Thrown where an operation could leave its declared range or is given what it can't take. The message names the operation. */
export class IntegerGraphError extends Error {
  override readonly name = 'IntegerGraphError';
  constructor(
    readonly code: 'RANGE_TOO_WIDE' | 'NOT_A_FLAG' | 'NEGATIVE_OPERAND' | 'CONSTANT_OUT_OF_RANGE' | 'INPUT_OUT_OF_RANGE',
    message: string,
  ) {
    super(message);
  }
}
