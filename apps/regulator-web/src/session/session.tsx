import { answer, ApiProblem, createRegulatorClient } from '@probity/regulator-api-client';
import { ErrorState, Skeleton } from '@probity/shared-web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useMemo, type ReactElement, type ReactNode } from 'react';
import { ApiContext } from '../api.js';
import styles from './session.module.css';
import { csrfHeader, signOut, whoAmI, type WhoAmI } from './sign-in-client.js';
import { SignInPage } from './sign-in-page.js';
import { tokenStore } from './token.js';

export interface Session extends WhoAmI {
  readonly signOut: () => Promise<void>;
}

const SessionContext = createContext<Session | undefined>(undefined);

/** Who is signed in. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new TypeError('no session: this belongs inside of SessionGate');
  return session;
}

/** Whether the signed-in person may do it, so that a page need not offer what the service would refuse. The service decides. */
export function useMay(permission: string): boolean {
  const { permissions } = useSession();
  return permissions.includes('*') || permissions.includes(permission);
}

/** Shows its children to who is signed in, and the sign-in page to everybody else. */
export function SessionGate({ children }: { readonly children: ReactNode }): ReactElement {
  const queries = useQueryClient();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['session'], queryFn: findSession, staleTime: Infinity });
  const token = tokenStore.read();
  const csrf = data?.csrf ?? null;
  const client = useMemo(
    () => createRegulatorClient({ url: '', ...(token === undefined ? {} : { token }), headers: () => csrfHeader(csrf) }),
    [token, csrf],
  );

  if (isPending) return <main className={styles.page}><Skeleton label="Signing in" /></main>;
  if (error !== null) return <main className={styles.page}><ErrorState title="The portal could not be opened" error={error} onRetry={() => void refetch()} /></main>;
  // What was read as somebody else must not be seen by the next person at this screen.
  const changed = async (): Promise<void> => {
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    await queries.resetQueries({ queryKey: ['session'] });
  };
  if (data === null) return <SignInPage onSignedIn={changed} />;

  const session: Session = {
    ...data,
    signOut: async () => {
      tokenStore.clear();
      if (csrf !== null) await signOut(csrf);
      await changed();
    },
  };
  return (
    <ApiContext value={client}>
      <SessionContext value={session}>{children}</SessionContext>
    </ApiContext>
  );
}

/** @returns null where nobody is signed in */
async function findSession(): Promise<WhoAmI | null> {
  const token = tokenStore.read();
  try {
    return await whoAmI(token);
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    if (error.status === 404 || error.status === 403) return token === undefined ? null : await holderOf(token);
    if (error.status !== 401) throw error;
    tokenStore.clear();
    return null;
  }
}

/** A service token at a service that does not say who holds it: whether it may read pages at all is found by reading one. */
async function holderOf(token: string): Promise<WhoAmI | null> {
  try {
    await answer(createRegulatorClient({ url: '', token }).GET('/overview/frame'));
    return { actor: 'service token', permissions: [], session: null, csrf: null };
  } catch (error) {
    if (!(error instanceof ApiProblem) || (error.status !== 401 && error.status !== 403)) throw error;
    tokenStore.clear();
    return null;
  }
}
