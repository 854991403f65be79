import { BatchError, type RegulatorPort } from '@probity/bank-batches';
import { signedReceiptSchema, verdictSchema, type EvidenceBundle, type SignedReceipt, type Verdict } from '@probity/shared-evidence';
import { z } from 'zod';

const witnessKeySchema = z.object({ witnessKey: z.string().min(1) });

/** The regulator's service over http. Nothing is retried here: whoever asks again, asks again. */
export class HttpRegulator implements RegulatorPort {
  #witnessKey: string | undefined;

  /** @param target undefined where the bank runs without a regulator: then every call says so */
  constructor(private readonly target: { readonly url: string; readonly token: string } | undefined, private readonly bankId: () => Promise<string>) {}

  async addCheckpoint(body: string): Promise<{ status: number; body: string }> {
    const response = await this.#send('WITNESS_UNREACHABLE', 'POST', '/witness/add-checkpoint', 'text/plain', body);
    if (response.status >= 500) throw new BatchError('WITNESS_UNREACHABLE', `the witness answered ${response.status}`, { status: 503 });
    return { status: response.status, body: await response.text() };
  }

  async witnessKey(): Promise<string> {
    if (this.#witnessKey === undefined) {
      const response = await this.#send('WITNESS_UNREACHABLE', 'GET', '/witness/key');
      if (!response.ok) throw new BatchError('WITNESS_UNREACHABLE', `the witness did not tell its key (${response.status})`, { status: 503 });
      this.#witnessKey = (await documentOf(response, witnessKeySchema, 'WITNESS_UNREACHABLE', 'witness key')).witnessKey;
    }
    return this.#witnessKey;
  }

  async submitEvidence(bundle: EvidenceBundle): Promise<SignedReceipt> {
    const response = await this.#send('REGULATOR_UNREACHABLE', 'POST', `/banks/${await this.bankId()}/evidence`, 'application/json', JSON.stringify(bundle));
    return documentOf(await this.#accepted(response, 'evidence'), signedReceiptSchema, 'REGULATOR_UNREACHABLE', 'receipt');
  }

  async verdict(headerHash: string): Promise<Verdict | undefined> {
    const response = await this.#send('REGULATOR_UNREACHABLE', 'GET', `/banks/${await this.bankId()}/verdicts/${headerHash}`);
    if (response.status === 404) return undefined;
    return documentOf(await this.#accepted(response, 'verdict'), verdictSchema, 'REGULATOR_UNREACHABLE', 'verdict');
  }

  async #accepted(response: Response, what: string): Promise<Response> {
    if (response.ok) return response;
    const code = response.status >= 500 ? 'REGULATOR_UNREACHABLE' : 'REGULATOR_REFUSED';
    const problem = (await response.json().catch(() => ({}))) as { code?: unknown };
    const said = typeof problem.code === 'string' && /^[A-Z_]{1,60}$/.test(problem.code) ? ` ${problem.code}` : '';
    throw new BatchError(code, `${what}: the regulator answered ${response.status}${said}`, { status: code === 'REGULATOR_REFUSED' ? 409 : 503 });
  }

  async #send(code: 'WITNESS_UNREACHABLE' | 'REGULATOR_UNREACHABLE', method: string, path: string, contentType?: string, body?: string): Promise<Response> {
    if (this.target === undefined) throw new BatchError(code, 'no regulator is configured: set REGULATOR_URL and REGULATOR_TOKEN', { status: 503 });
    const { url, token } = this.target;
    try {
      return await fetch(new URL(path, url), {
        method,
        headers: { authorization: `Bearer ${token}`, ...(contentType === undefined ? {} : { 'content-type': contentType }) },
        body,
        signal: AbortSignal.timeout(60_000),
      });
    } catch (cause) {
      throw new BatchError(code, `${method} ${path}: the regulator does not answer`, { status: 503, cause });
    }
  }
}

/** The answer as the document it must be. Something else answers at that address, or another version: asked again later. */
async function documentOf<Schema extends z.ZodType>(response: Response, schema: Schema, code: 'WITNESS_UNREACHABLE' | 'REGULATOR_UNREACHABLE', what: string): Promise<z.infer<Schema>> {
  const parsed = schema.safeParse(await response.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  throw new BatchError(code, `the answer is no ${what}: is REGULATOR_URL the regulator's service, and of this version?`, { status: 503 });
}
