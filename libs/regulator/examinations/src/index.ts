export { EXAMINATION_ENTITIES } from './entities.js';
export { examinationError, type ExaminationErrorCode } from './errors.js';
export { ExaminationService, wordOf, type EntryView, type ExaminationSummary, type ExaminationView, type NewEntry, type NewExamination } from './examination.service.js';
export { NEVER_SHOWN, signedRecordSchema, verificationRecordSchema, type BankFindings, type DayWord, type SignedRecord, type VerificationRecord } from './record.js';
export { conclusion, recordPdf } from './record-pdf.js';
