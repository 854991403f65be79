import { ProbityError } from '@probity/shared-platform';

/** What a caller is told. */
export type ImportErrorCode =
  | 'IMPORT_EMPTY'
  | 'IMPORT_TOO_LARGE'
  | 'IMPORT_MEDIA_TYPE'
  | 'IMPORT_INCOMPLETE'
  | 'IMPORT_STORE_FULL'
  | 'IMPORT_FINISHED'
  | 'IMPORT_UNKNOWN'
  | 'DEAD_LETTER_UNKNOWN'
  | 'DEAD_LETTER_RESOLVED'
  | 'DEAD_LETTER_DISCARDED'
  | 'DEAD_LETTER_BUSY'
  | 'DEAD_LETTER_RAW'
  | 'DEAD_LETTER_IDENTITY';

export class ImportError extends ProbityError<ImportErrorCode> {
  constructor(code: ImportErrorCode, detail: string, status = 409) {
    super(code, detail, { status });
  }
}

/** Why a file can't be read on, besides what ISO 20022's reader says. */
export type FileErrorCode = 'COLUMNS_UNKNOWN' | 'CSV_MALFORMED' | 'ENCODING_INVALID' | 'ROWS_UNREADABLE';

/** The file's own fault: what came before is kept, and nothing after the place is read. */
export class FileError extends Error {
  override readonly name = 'FileError';

  constructor(
    readonly code: FileErrorCode,
    /** `line 7`. */
    readonly place: string,
  ) {
    super(`${code} at ${place}`);
  }
}
