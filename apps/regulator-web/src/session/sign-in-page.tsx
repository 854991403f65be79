import { ApiProblem } from '@probity/regulator-api-client';
import { Button, Card, TextField } from '@probity/shared-web-ui';
import { useState, type FormEvent, type ReactElement } from 'react';
import styles from './session.module.css';
import { signIn, whoAmI } from './sign-in-client.js';
import { tokenStore } from './token.js';

/** Signing in with e-mail and password, or with a service token where there are no people yet. */
export function SignInPage({ onSignedIn }: { readonly onSignedIn: () => Promise<void> }): ReactElement {
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = (work: (form: FormData) => Promise<void>) => (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(undefined);
    work(form).then(onSignedIn).catch((error: unknown) => setProblem(wordsFor(error))).finally(() => setBusy(false));
  };
  const withPassword = submit(async (form) => void (await signIn(textOf(form, 'email'), textOf(form, 'password'))));
  const withToken = submit(async (form) => {
    tokenStore.write(textOf(form, 'token').trim());
    try {
      await whoAmI(tokenStore.read());
    } catch (error) {
      // A service without people does not say who holds a token; the page finds out by itself.
      if (error instanceof ApiProblem && (error.status === 404 || error.status === 403)) return;
      tokenStore.clear();
      throw error;
    }
  });

  return (
    <main className={styles.page}>
      <div>
        <header className={styles.brand}>
          <h1>Probity</h1>
          <p>What each bank can show, day by day, and what not.</p>
        </header>
        <Card title="Sign in">
          {problem !== undefined && <p className={styles.problem} role="alert">{problem}</p>}
          <form className={styles.form} onSubmit={withPassword}>
            <TextField label="E-mail" name="email" type="email" autoComplete="username" required />
            <TextField label="Password" name="password" type="password" autoComplete="current-password" required />
            <Button type="submit" look="primary" busy={busy}>Sign in</Button>
          </form>
          <details className={styles.other}>
            <summary>Use a service token</summary>
            <form className={styles.form} onSubmit={withToken}>
              <TextField label="Service token" name="token" type="password" autoComplete="off" hint="Kept in this tab only, until it is closed." required />
              <Button type="submit" busy={busy}>Use the token</Button>
            </form>
          </details>
        </Card>
      </div>
    </main>
  );
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

function wordsFor(error: unknown): string {
  if (!(error instanceof ApiProblem)) return 'The service does not answer. Try again in a moment.';
  return error.status === 404 ? 'Nobody can sign in with a password here yet: use a service token.' : error.detail;
}
