import { Button, Card, countWords, ErrorState, Progress, StateBadge, StateMark, Table } from '@probity/shared-web-ui';
import { useState, type ReactElement } from 'react';
import { useApi } from '../api.js';
import { CodeLink } from '../pages/codes/code-link.js';
import type { InspectedHeader } from '../pages/day/day-data.js';
import { saveFile } from '../shell/save-file.js';
import styles from './check-here.module.css';
import type { CheckResult } from './check-messages.js';
import { downloadArchive, useCheck } from './use-check.js';

const KEPT = {
  extends: { mark: 'shown', words: 'The log extends what this browser saw last time: nothing that was there was changed.' },
  shorter: { mark: 'refused', words: 'The log is shorter than the one this browser saw last time. Something was taken out, or another history is shown to you.' },
  'another history': { mark: 'refused', words: 'The log is another than the one this browser saw last time: what was there was changed.' },
  unsigned: { mark: 'refused', words: "The newest checkpoint is not signed by the bank's log key and cosigned by the witness." },
} as const;

/** The same checks as the server's, in the reader's own browser, over the evidence itself. */
export function CheckHere({ bankId, date, headers }: { readonly bankId: string; readonly date: string; readonly headers: readonly InspectedHeader[] }): ReactElement {
  const { state, verifier, start, cancel } = useCheck(bankId, date);
  const running = state.phase === 'downloading' || state.phase === 'checking';
  return (
    <Card title="Check it here" lead="Your own browser takes the evidence and checks every proof, sum, signature and place in the log again. The server is not asked what it thinks.">
      <div className={styles.check}>
        <p className={styles.actions}>
          <Button look="primary" busy={running} onClick={() => start(false)}>Check this day</Button>
          <Button disabled={running} onClick={() => start(true)}>Flip one bit, and check again</Button>
          <Download bankId={bankId} date={date} />
          {running && <Button look="quiet" onClick={cancel}>Cancel</Button>}
        </p>
        {state.phase === 'downloading' && <Progress label="Taking the evidence" />}
        {state.phase === 'checking' && <Progress label={`${state.done} of ${state.of} proofs checked`} value={state.done} max={Math.max(1, state.of)} />}
        {state.phase === 'failed' && <ErrorState title="The check could not be made" error={state.error} onRetry={() => start(false)} />}
        {state.phase === 'done' && <Result result={state.result} headers={headers} />}
        <details className={styles.trust}>
          <summary>What this check rests on</summary>
          <p>
            The registrations (keys, lines, model, policy) come along with the evidence, from this server, as they stand now: of a day that was judged under others the verdict can differ. What needs the whole log is not checked here: whether other closings of the day
            are in it, and what the witness cosigned in between.
          </p>
          <p>
            This page, and the verifier in it, come from this server too: one that wants to deceive you could send another one.
            {verifier !== undefined && <> Yours is <code>{verifier.file}</code>, SHA-256 <code className={styles.hash}>{verifier.sha256}</code>; a build from the sources (<code>npm run build</code>, then <code>sha256sum apps/regulator-web/dist/site/assets/check.worker-*.js</code>) gives the same.</>}
            {' '}Without any server: keep the evidence, and run <code>probity verify</code> or <code>samples/verify.mjs</code> on it.
          </p>
        </details>
      </div>
    </Card>
  );
}

function Result({ result, headers }: { readonly result: CheckResult; readonly headers: readonly InspectedHeader[] }): ReactElement {
  const seconds = (result.milliseconds / 1000).toFixed(1);
  const ownOf = (headerHash: string | undefined, claim: string) => headers.find((header) => header.headerHash === headerHash)?.claims.find((other) => other.claim === claim);
  const differs = result.headers.some(({ headerHash, claims }) => claims.some(({ claim, state, code }) => ownOf(headerHash, claim)?.status !== state || ownOf(headerHash, claim)?.code !== code));
  return (
    <div className={styles.result} aria-live="polite">
      {result.flipped !== undefined && <p>One bit was changed, at <code className={styles.hash}>{result.flipped}</code>. {differs ? 'The check noticed:' : 'The check did not notice: report this.'}</p>}
      <p className={styles.outcome}><StateBadge state={result.verdict} /> <span>{countWords(result.proofs)} proofs checked in {seconds} s.</span></p>
      {result.headers.map(({ headerHash, claims }, index) => {
        const server = headers.find((header) => header.headerHash === headerHash);
        return (
          <Table
            key={headerHash ?? index} caption={server === undefined ? 'Evidence that is not the one on this page' : `Batch ${server.batchIndex} (${server.batchKind})`} rows={claims} keyOf={({ claim }) => claim}
            columns={[
              { key: 'claim', title: 'Claim', cell: ({ claim }) => claim },
              { key: 'here', title: 'Checked here', cell: ({ state, code }) => <><StateBadge state={state} /> {state !== 'shown' && <CodeLink code={code} />}</> },
              { key: 'server', title: "The server's verdict", cell: ({ claim }) => { const own = ownOf(headerHash, claim); return own === undefined ? 'none' : <StateBadge state={own.status} />; } },
              {
                key: 'equal', title: 'The same?',
                cell: ({ claim, state, code }) => {
                  const own = ownOf(headerHash, claim);
                  return own?.status === state && own.code === code ? 'yes' : <strong className={styles.differs}>no</strong>;
                },
              },
            ]}
          />
        );
      })}
      {result.kept !== undefined && <p className={styles.kept}><StateMark state={KEPT[result.kept].mark} label={KEPT[result.kept].mark} /> {KEPT[result.kept].words}</p>}
      {result.kept === undefined && result.flipped === undefined && result.checkpoint !== null && <p>This browser has kept the log&rsquo;s checkpoint ({countWords(result.checkpoint.size)} entries). At your next check it will see whether the log was only extended.</p>}
      {result.notChecked.map((sentence) => <p key={sentence} className={styles.not}>{sentence}</p>)}
    </div>
  );
}

function Download({ bankId, date }: { readonly bankId: string; readonly date: string }): ReactElement {
  const api = useApi();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      saveFile(new Blob([await downloadArchive(api, bankId, date)], { type: 'application/zip' }), `${bankId}-${date}.zip`);
      setError(undefined);
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button busy={busy} onClick={() => void save()}>Keep the evidence</Button>
      {error !== undefined && <ErrorState title="The evidence could not be taken" error={error} />}
    </>
  );
}
