import createClient, { type Client } from 'openapi-fetch';
import { ApiUnreachable, problemIn } from './problem.js';

export interface ApiClientOptions {
  /** `https://bank.example`; empty in a page that the service itself delivered. */
  readonly url: string;
  /** A service token. Without one the browser's session cookie is sent. */
  readonly token?: string;
  /** Sent with every request, read anew each time: such as what guards a session against forged requests. */
  readonly headers?: () => Readonly<Record<string, string>>;
  readonly fetch?: (request: Request) => Promise<Response>;
}

/**
 * A client of a service's API, typed by the paths of its API document. Nothing is retried.
 *
 * Calls throw {@link ApiProblem} when the service refuses and {@link ApiUnreachable} when it does not answer; `answer` gives
 * what a call was answered with.
 */
export function createApiClient<Paths extends object>({ url, token, headers, fetch }: ApiClientOptions): Client<Paths> {
  const client = createClient<Paths>({ baseUrl: url, credentials: token === undefined ? 'same-origin' : 'omit', ...(fetch === undefined ? {} : { fetch }) });

  client.use({
    onRequest: ({ request }) => {
      if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`);
      for (const [name, value] of Object.entries(headers?.() ?? {})) request.headers.set(name, value);
    },
    onResponse: async ({ response }) => {
      if (!response.ok) throw await problemIn(response);
    },
    onError: ({ error }) => new ApiUnreachable(error),
  });

  return client;
}
