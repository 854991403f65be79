import { createApiClient, type ApiClientOptions } from '@probity/shared-api-client';
import type { Client } from 'openapi-fetch';
import type { paths } from './schema.generated.js';

/** Calls by path, as the API document names them: `bank.GET('/cases/{id}', { params: { path: { id } } })`. */
export type BankClient = Client<paths>;

export type BankClientOptions = ApiClientOptions;

/** A client of the bank's API, see {@link createApiClient}. */
export function createBankClient(options: BankClientOptions): BankClient {
  return createApiClient<paths>(options);
}
