/*
 * Writes the JSON Schemas of the documents that cross between bank and regulator, or between the bank and its ledger
 * attestor, and of the notices that webhooks are sent, from their wire schemas: docs/schemas/*.json.
 *
 *   node tools/generate-schemas.mjs          write
 *   node tools/generate-schemas.mjs --check  fail if a file differs from what would be written
 *
 * A JSON Schema says less than the code: that numbers stay below a bound or dates exist is checked by the code alone
 * where the schema language has no word for it.
 */
import { attestationRequestSchema } from '@probity/bank-ledger-attestor';
import { noticeSchema } from '@probity/bank-notices';
import {
  evidenceBundleSchema, leavesSchema, ledgerAttestationSchema, recoveryApprovalSchema, registrationSchema, signedCeremonySchema, signedCertificateSchema, signedReceiptSchema, signedSchema, verdictSchema,
} from '@probity/shared-evidence';
import { archiveHistorySchema, archiveManifestSchema, trustMaterialSchema } from '@probity/shared-proof-verifier';
import { z } from 'zod';
import { stableJson, writeOrCheck } from './generated-files.mjs';

const FOLDER = 'docs/schemas';

const documents = {
  'archive-history': archiveHistorySchema,
  'archive-manifest': archiveManifestSchema,
  'attestation-request': attestationRequestSchema,
  ceremony: signedCeremonySchema,
  'circuit-certificate': signedCertificateSchema,
  'evidence-bundle': evidenceBundleSchema,
  'ledger-attestation': signedSchema(ledgerAttestationSchema),
  'log-leaves': leavesSchema,
  notice: noticeSchema,
  receipt: signedReceiptSchema,
  'recovery-approval': signedSchema(recoveryApprovalSchema),
  registration: registrationSchema,
  trust: trustMaterialSchema,
  verdict: verdictSchema,
};

writeOrCheck(
  Object.fromEntries(Object.entries(documents).map(([name, schema]) => [`${FOLDER}/${name}.json`, stableJson({ title: name, ...z.toJSONSchema(schema, { io: 'input' }) })])),
  { owns: FOLDER },
);
