/** Reads circom's binary constraint file (iden3 r1csfile format, version 1). The one reader of the repository. */
import { FIELD_ORDER } from '@probity/shared-commitments';

/** A, B or C of a constraint A·B = C. */
export type Matrix = 'A' | 'B' | 'C';

/** One non-zero entry: `coefficient` times wire `wire` in row `row`. */
export type TermVisitor = (matrix: Matrix, row: number, wire: number, coefficient: bigint) => void;

export type R1cs = {
  /** Wires, the constant one (wire 0) included. */
  readonly wires: number;
  /** Public outputs and inputs, without the constant. */
  readonly publicSignals: number;
  readonly constraints: number;
  /** Upper bound of the number of terms, for allocation. */
  readonly maxTerms: number;
  /** Calls back for each term: rows in order, in each row A then B then C. */
  visitTerms(visit: TermVisitor): void;
};

/** What is wrong with a constraint file. */
export class R1csError extends Error {
  constructor(
    readonly code: 'MALFORMED_R1CS' | 'UNSUPPORTED_R1CS',
    message: string,
  ) {
    super(message);
    this.name = 'R1csError';
  }
}

const SECTION_HEADER = 1;
const SECTION_CONSTRAINTS = 2;
const SECTION_CUSTOM_GATES = 4;
const BYTES_PER_COEFFICIENT = 32;

/** Little-endian 32 bytes as an integer. */
function readScalar(view: DataView, offset: number): bigint {
  return (
    view.getBigUint64(offset, true) |
    (view.getBigUint64(offset + 8, true) << 64n) |
    (view.getBigUint64(offset + 16, true) << 128n) |
    (view.getBigUint64(offset + 24, true) << 192n)
  );
}

/**
 * Parses a constraint file held in memory.
 * @throws R1csError MALFORMED_R1CS for a file that is not one, UNSUPPORTED_R1CS for another field or custom gates.
 */
export function readR1cs(bytes: Uint8Array): R1cs {
  const sections = findSections(bytes);
  const header = sections.get(SECTION_HEADER);
  const body = sections.get(SECTION_CONSTRAINTS);
  if (header === undefined || body === undefined) throw new R1csError('MALFORMED_R1CS', 'the constraint file lacks its header or its constraints');
  if ((sections.get(SECTION_CUSTOM_GATES)?.byteLength ?? 0) > 4) throw new R1csError('UNSUPPORTED_R1CS', 'the circuit uses custom gates, which Groth16 has not');

  if (header.byteLength !== 4 + BYTES_PER_COEFFICIENT + 4 * 4 + 8 + 4 || header.getUint32(0, true) !== BYTES_PER_COEFFICIENT) {
    throw new R1csError('UNSUPPORTED_R1CS', 'the circuit was compiled for another field than BN254');
  }
  if (readScalar(header, 4) !== FIELD_ORDER) throw new R1csError('UNSUPPORTED_R1CS', 'the circuit was compiled for another field than BN254');
  const counts = 4 + BYTES_PER_COEFFICIENT;
  const wires = header.getUint32(counts, true);
  const publicSignals = header.getUint32(counts + 4, true) + header.getUint32(counts + 8, true);
  const constraints = header.getUint32(counts + 24, true);

  return {
    wires,
    publicSignals,
    constraints,
    maxTerms: Math.floor(body.byteLength / (4 + BYTES_PER_COEFFICIENT)),
    visitTerms: (visit) => visitTerms(body, constraints, wires, visit),
  };
}

function findSections(bytes: Uint8Array): Map<number, DataView> {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 12 || Buffer.from(bytes.subarray(0, 4)).toString('latin1') !== 'r1cs' || file.getUint32(4, true) !== 1) {
    throw new R1csError('MALFORMED_R1CS', 'the file is no constraint file of version 1');
  }
  const sections = new Map<number, DataView>();
  let offset = 12;
  for (let count = file.getUint32(8, true); count > 0; count -= 1) {
    if (offset + 12 > bytes.byteLength) throw new R1csError('MALFORMED_R1CS', 'the constraint file ends inside a section header');
    const kind = file.getUint32(offset, true);
    const size = Number(file.getBigUint64(offset + 4, true));
    if (offset + 12 + size > bytes.byteLength) throw new R1csError('MALFORMED_R1CS', 'the constraint file ends inside a section');
    if (sections.has(kind)) throw new R1csError('MALFORMED_R1CS', 'the constraint file has a section twice');
    sections.set(kind, new DataView(bytes.buffer, bytes.byteOffset + offset + 12, size));
    offset += 12 + size;
  }
  return sections;
}

function visitTerms(body: DataView, constraints: number, wires: number, visit: TermVisitor): void {
  const matrices: readonly Matrix[] = ['A', 'B', 'C'];
  let offset = 0;
  for (let row = 0; row < constraints; row += 1) {
    for (const matrix of matrices) {
      const terms = offset + 4 <= body.byteLength ? body.getUint32(offset, true) : 0;
      offset += 4;
      if (offset + terms * (4 + BYTES_PER_COEFFICIENT) > body.byteLength) throw new R1csError('MALFORMED_R1CS', 'the constraints end inside a combination');
      for (let term = 0; term < terms; term += 1) {
        const wire = body.getUint32(offset, true);
        if (wire >= wires) throw new R1csError('MALFORMED_R1CS', 'a constraint names a wire that is not there');
        visit(matrix, row, wire, readScalar(body, offset + 4));
        offset += 4 + BYTES_PER_COEFFICIENT;
      }
    }
  }
  if (offset !== body.byteLength) throw new R1csError('MALFORMED_R1CS', 'the constraints do not fill their section');
}
