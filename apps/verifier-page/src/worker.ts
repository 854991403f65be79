/** Runs beside the page: proofs take seconds, and the page must not stand still meanwhile. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { documentLeafHash, offlineVerify, trustMaterialSchema, verdictLine, type TrustMaterial } from '@probity/shared-proof-verifier';
import type { CheckedHeader, CheckMessage, CheckRequest, CheckResult } from './messages.js';

const say = (message: CheckMessage): void => (globalThis as unknown as { postMessage(message: CheckMessage): void }).postMessage(message);

/** Waits for one request and answers it. */
export function startWorker(): void {
  addEventListener('message', ({ data: { zip, trust } }: MessageEvent<CheckRequest>) => {
    const given = trust === undefined ? undefined : readTrust(trust);
    if (trust !== undefined && given === undefined) return say({ kind: 'bad registrations' });
    try {
      say({ kind: 'result', result: check(zip, given) });
    } catch (error) {
      say({ kind: 'failed', detail: error instanceof Error ? error.message : 'unknown' });
    }
  });
}

function check(zip: Uint8Array, given: TrustMaterial | undefined): CheckResult {
  const { days, trustFrom, sandbox, notChecked, ...rest } = offlineVerify(zip, given, { onProofs: (done, of) => say({ kind: 'progress', done, of }) });
  const headers = days.map(({ bundle }): CheckedHeader | undefined => bundle && {
    bankId: bundle.header.bankId, date: bundle.header.businessDate, batchKind: bundle.header.batchKind, batchIndex: bundle.header.batchIndex,
    records: bundle.header.totals.last.records, alerts: bundle.header.totals.last.alerts, headerHash: documentLeafHash(bundle.header), explanation: bundle.header.explanation,
  });
  return { line: verdictLine({ days, trustFrom, sandbox, notChecked, ...rest }), headers, trustFrom, sandbox, notChecked, sha256: bytesToHex(sha256(zip)) };
}

/** As everywhere: a file that is not JSON, not of the schema or nested beyond the stack is no export of registrations. */
function readTrust(text: string): TrustMaterial | undefined {
  try {
    return trustMaterialSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
