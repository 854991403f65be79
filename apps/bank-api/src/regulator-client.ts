import { BatchError, type RegulatorPort } from '@probity/bank-batches';
import { documentSha256, logHash, signedReceiptSchema, verdictSchema, verifyDocument, type EvidenceBundle, type SignedReceipt, type Verdict } from '@probity/shared-evidence';
import { signedHeaders, type RegulatorLink } from '@probity/shared-platform';
import { z } from 'zod';

const keysSchema = z.object({ witnessKey: z.string().min(1), receiptKey: z.string().regex(/^[0-9a-f]{64}$/) });
const checkpointSchema = z.object({ note: z.string().min(1) });
const hashesSchema = z.object({ hashes: z.array(logHash) });
const leavesSchema = z.object({ leaves: z.array(z.string()) });

/** Differences below it are of no matter to signatures. */
const CLOCKS_AGREE_MILLISECONDS = 30_000;

/** The regulator's service over http. Nothing is retried here: whoever asks again, asks again. */
export class HttpRegulator implements RegulatorPort {
  #keys: z.infer<typeof keysSchema> | undefined;
  /** The regulator's clock against ours, in milliseconds. */
  #regulatorAhead = 0;

  /**
   * @param target undefined where the bank runs without a regulator: then every call says so
   * @param requestSecret Ed25519 seed that signs requests, registered with the regulator
   */
  constructor(private readonly target: RegulatorLink | undefined, private readonly bankId: () => Promise<string>, private readonly requestSecret: () => Uint8Array) {}

  async addCheckpoint(body: string): Promise<{ status: number; body: string }> {
    const response = await this.#send('WITNESS_UNREACHABLE', 'POST', '/witness/add-checkpoint', 'text/plain', body);
    if (response.status >= 500) throw new BatchError('WITNESS_UNREACHABLE', `the witness answered ${response.status}`, { status: 503 });
    return { status: response.status, body: await response.text() };
  }

  async offerLeaves(from: number, leaves: readonly string[]): Promise<void> {
    const response = await this.#send('WITNESS_UNREACHABLE', 'POST', `/banks/${await this.bankId()}/log/leaves`, 'application/json', JSON.stringify({ from, leaves }));
    if (response.status >= 500) throw new BatchError('WITNESS_UNREACHABLE', `the regulator answered ${response.status} to leaves of the log`, { status: 503 });
    if (!response.ok) throw new BatchError('WITNESS_REFUSED', `the regulator refused leaves of the log with status ${response.status}${await saidCode(response)}`);
  }

  async newestCheckpoint(): Promise<string | undefined> {
    const response = await this.#send('WITNESS_UNREACHABLE', 'GET', `/banks/${await this.bankId()}/checkpoint`);
    if (response.status === 404) return undefined;
    return (await documentOf(await this.#accepted(response, 'checkpoint'), checkpointSchema, 'WITNESS_UNREACHABLE', 'checkpoint')).note;
  }

  async leafHashes(from: number): Promise<readonly string[]> {
    const response = await this.#send('REGULATOR_UNREACHABLE', 'GET', `/banks/${await this.bankId()}/log/hashes?from=${from}`);
    return (await documentOf(await this.#accepted(response, 'hashes of the log'), hashesSchema, 'REGULATOR_UNREACHABLE', 'list of hashes')).hashes;
  }

  async lostLeaves(from: number): Promise<readonly string[]> {
    const response = await this.#send('REGULATOR_UNREACHABLE', 'GET', `/banks/${await this.bankId()}/log/leaves?from=${from}`);
    return (await documentOf(await this.#accepted(response, 'leaves of the log'), leavesSchema, 'REGULATOR_UNREACHABLE', 'list of leaves')).leaves;
  }

  async witnessKey(): Promise<string> {
    return (await this.#toldKeys()).witnessKey;
  }

  async #toldKeys(): Promise<z.infer<typeof keysSchema>> {
    if (this.#keys === undefined) {
      const response = await this.#send('WITNESS_UNREACHABLE', 'GET', '/witness/key');
      if (!response.ok) throw new BatchError('WITNESS_UNREACHABLE', `the witness did not tell its key (${response.status})`, { status: 503 });
      this.#keys = await documentOf(response, keysSchema, 'WITNESS_UNREACHABLE', 'witness key');
    }
    return this.#keys;
  }

  async submitEvidence(bundle: EvidenceBundle): Promise<SignedReceipt> {
    const response = await this.#send('REGULATOR_UNREACHABLE', 'POST', `/banks/${await this.bankId()}/evidence`, 'application/json', JSON.stringify(bundle));
    const receipt = await documentOf(await this.#accepted(response, 'evidence'), signedReceiptSchema, 'REGULATOR_UNREACHABLE', 'receipt');
    const { document } = receipt;
    // It is what the bank has in its hand where the regulator says later that nothing came.
    if (!verifyDocument(receipt, this.target?.receiptKey ?? (await this.#toldKeys()).receiptKey) || document.bankId !== bundle.header.bankId || document.bundleSha256 !== documentSha256(bundle)) {
      throw new BatchError('REGULATOR_REFUSED', "the receipt is not signed by the regulator's key, or is of other evidence: compare REGULATOR_RECEIPT_KEY with the key that the regulator publishes", { status: 409 });
    }
    return receipt;
  }

  async verdict(headerHash: string): Promise<Verdict | undefined> {
    const response = await this.#send('REGULATOR_UNREACHABLE', 'GET', `/banks/${await this.bankId()}/verdicts/${headerHash}`);
    if (response.status === 404) return undefined;
    return documentOf(await this.#accepted(response, 'verdict'), verdictSchema, 'REGULATOR_UNREACHABLE', 'verdict');
  }

  async #accepted(response: Response, what: string): Promise<Response> {
    if (response.ok) return response;
    const code = response.status >= 500 ? 'REGULATOR_UNREACHABLE' : 'REGULATOR_REFUSED';
    throw new BatchError(code, `${what}: the regulator answered ${response.status}${await saidCode(response)}`, { status: code === 'REGULATOR_REFUSED' ? 409 : 503 });
  }

  async #send(code: 'WITNESS_UNREACHABLE' | 'REGULATOR_UNREACHABLE', method: string, path: string, contentType?: string, body?: string): Promise<Response> {
    if (this.target === undefined) throw new BatchError(code, 'no regulator is configured: set REGULATOR_URL', { status: 503 });
    const { url, token } = this.target;
    try {
      const first = await this.#sendOnce(new URL(path, url), token, method, contentType, body);
      const said = first.status === 401 && token === undefined ? Date.parse(first.headers.get('date') ?? '') : NaN;
      const ahead = said - Date.now();
      // A signature of another hour is refused. Clocks that differ are no reason to fall behind with evidence: the regulator's counts.
      if (Number.isNaN(said) || Math.abs(ahead - this.#regulatorAhead) < CLOCKS_AGREE_MILLISECONDS) return first;
      this.#regulatorAhead = ahead;
      return await this.#sendOnce(new URL(path, url), token, method, contentType, body);
    } catch (cause) {
      if (cause instanceof BatchError) throw cause;
      throw new BatchError(code, `${method} ${path}: the regulator does not answer`, { status: 503, cause });
    }
  }

  async #sendOnce(url: URL, token: string | undefined, method: string, contentType?: string, body?: string): Promise<Response> {
    const authorization = token === undefined
      ? await signedHeaders({ method, url, ...(body === undefined ? {} : { body }) }, { id: await this.bankId(), secretKey: this.requestSecret() }, Date.now() + this.#regulatorAhead)
      : { authorization: `Bearer ${token}` };
    return fetch(url, {
      method,
      headers: { ...authorization, ...(contentType === undefined ? {} : { 'content-type': contentType }) },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(60_000),
    });
  }
}

/** The code of a problem answer, and nothing else of it: texts of another service are not repeated. */
async function saidCode(response: Response): Promise<string> {
  const problem = (await response.json().catch(() => ({}))) as { code?: unknown };
  return typeof problem.code === 'string' && /^[A-Z_]{1,60}$/.test(problem.code) ? ` ${problem.code}` : '';
}

/** The answer as the document it must be. Something else answers at that address, or another version: asked again later. */
async function documentOf<Schema extends z.ZodType>(response: Response, schema: Schema, code: 'WITNESS_UNREACHABLE' | 'REGULATOR_UNREACHABLE', what: string): Promise<z.infer<Schema>> {
  const parsed = schema.safeParse(await response.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  throw new BatchError(code, `the answer is no ${what}: is REGULATOR_URL the regulator's service, and of this version?`, { status: 503 });
}
