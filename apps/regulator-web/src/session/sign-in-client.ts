import { answer, createApiClient } from '@probity/regulator-api-client';

/** Who asks, as the service sees them. */
export interface WhoAmI {
  readonly actor: string;
  readonly permissions: string[];
  /** Null of a service token. */
  readonly session: { readonly userId: string } | null;
  /** To be sent as X-Probity-CSRF with all that changes something. Null of a service token. */
  readonly csrf: string | null;
}

interface JsonAnswer<Body> {
  readonly responses: { readonly 200: { readonly content: { readonly 'application/json': Body } } };
}

/** What signing in takes, the same on both sides. A service without people has none of these paths, so they stand here and not in its API document. */
interface SignInPaths {
  readonly '/auth/session': { readonly get: JsonAnswer<WhoAmI> };
  readonly '/auth/login': { readonly post: JsonAnswer<WhoAmI> & { readonly requestBody: { readonly content: { readonly 'application/json': { readonly email: string; readonly password: string } } } } };
  readonly '/auth/logout': { readonly post: { readonly responses: { readonly 204: { readonly content?: never } } } };
}

const clientOf = (token?: string, csrf: string | null = null) => createApiClient<SignInPaths>({ url: '', ...(token === undefined ? {} : { token }), headers: () => csrfHeader(csrf) });

/** What a request that changes something must carry beside the session's cookie. */
export function csrfHeader(csrf: string | null): Readonly<Record<string, string>> {
  return csrf === null ? {} : { 'X-Probity-CSRF': csrf };
}

/** @throws ApiProblem 401 where nobody is signed in, 404 of a service without people */
export function whoAmI(token: string | undefined): Promise<WhoAmI> {
  return answer(clientOf(token).GET('/auth/session'));
}

/** Signs in; the answer sets the cookie of the session. @throws ApiProblem: whatever is wrong, the refusal is the same */
export function signIn(email: string, password: string): Promise<WhoAmI> {
  return answer(clientOf().POST('/auth/login', { body: { email, password } }));
}

/** Ends the session at the service. */
export async function signOut(csrf: string): Promise<void> {
  await clientOf(undefined, csrf).POST('/auth/logout');
}
