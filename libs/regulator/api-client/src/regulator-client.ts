import { createApiClient, type ApiClientOptions } from '@probity/shared-api-client';
import type { Client } from 'openapi-fetch';
import type { paths } from './schema.generated.js';

/** Calls by path, as the API document names them: `regulator.GET('/banks/{bankId}/days', { params: { path: { bankId }, query: { from, to } } })`. */
export type RegulatorClient = Client<paths>;

/** A client of the supervisor's API, see {@link createApiClient}. */
export function createRegulatorClient(options: ApiClientOptions): RegulatorClient {
  return createApiClient<paths>(options);
}
