import { Card, countWords, InstantText, StateBadge, StateMark, type State } from '@probity/shared-web-ui';
import type { ReactElement, ReactNode } from 'react';
import { PortalLink } from '../../shell/portal-link.js';
import { CodeLink } from '../codes/code-link.js';
import styles from './batch.module.css';
import type { InspectedHeader } from './day-data.js';

const KIND: Readonly<Record<InspectedHeader['batchKind'], string>> = {
  normal: 'The day as it was closed', empty: 'An empty day', late: 'A late addition', correction: 'A correction', recovery: 'A recovery after a loss at the bank',
};

interface BatchProps {
  readonly header: InspectedHeader;
  readonly bankId: string;
  readonly date: string;
  readonly timeZone: string;
  /** The only batch of its date. */
  readonly alone: boolean;
}

/** One batch: its claims in the order in which a verdict is read, what was in force, and the numbers behind it. */
export function Batch({ header, bankId, date, timeZone, alone }: BatchProps): ReactElement {
  const superseded = header.supersededBy !== null;
  const state: State = superseded ? 'superseded' : header.summary;
  return (
    <Card
      title={alone ? KIND[header.batchKind] : `Batch ${header.batchIndex}: ${KIND[header.batchKind].toLowerCase()}`}
      aside={<StateBadge state={state}>{superseded ? `${header.summary}, since replaced` : header.summary}</StateBadge>}
    >
      <div className={styles.batch}>
        {!header.anchored && <p className={styles.warning}>This evidence is not in the log that the witness cosigned: it counts for nothing yet.</p>}
        <ul className={styles.claims}>
          {header.claims.map(({ claim, status, code, sentence }) => (
            <li key={claim}>
              <StateMark state={status} label={status} />
              <strong>{claim}</strong>
              <span>{sentence} {status !== 'shown' && <CodeLink code={code} />}</span>
            </li>
          ))}
        </ul>
        {header.explanation !== null && (
          <blockquote className={styles.explanation}>
            <p>{header.explanation}</p>
            <footer>The bank&rsquo;s explanation: its word, which no claim rests on.</footer>
          </blockquote>
        )}
        {header.recovery !== null && <p>Recovered ({header.recovery.reason.replaceAll('-', ' ')}), approved by {header.recovery.approvals} people of the bank.</p>}
        <div className={styles.facts}>
          <Facts title="Counted">
            <Fact name="Records">{countWords(header.records)}</Fact>
            <Fact name="Alerts proven">{countWords(header.alerts.proven)} ({countWords(header.alerts.raised)} raised, {countWords(header.alerts.merged)} merged)</Fact>
            {header.rules.map(({ id, meaning, alerts }) => <Fact key={id} name={<span title={meaning}>of rule {id}</span>}>{countWords(alerts)}</Fact>)}
          </Facts>
          <Facts title="In force">
            <Fact name="Model">{header.inForce.model}</Fact>
            <Fact name="Features">{header.inForce.featureProgram ?? 'not registered'}</Fact>
            <Fact name="Policy">{header.inForce.policy === null ? 'not registered' : `version ${header.inForce.policy}`}</Fact>
            <Fact name="Ledger lines">{header.inForce.lineRegister === null ? 'not registered' : `version ${header.inForce.lineRegister}`}</Fact>
            <Fact name=""><PortalLink to={`/banks/${bankId}/timeline?at=${date}`}>On the time line</PortalLink></Fact>
          </Facts>
          <Facts title="When">
            <When name="Closed, and cosigned" instant={header.closeCosignedAt} timeZone={timeZone} />
            <When name="Finance signed" instant={header.attestedAt} timeZone={timeZone} />
            <When name="Proven, and cosigned" instant={header.headerCosignedAt} timeZone={timeZone} />
            <When name="Evidence came" instant={header.receivedAt} timeZone={timeZone} />
            <When name="Judged" instant={header.judgedAt} timeZone={timeZone} />
          </Facts>
        </div>
        <Details header={header} bankId={bankId} />
      </div>
    </Card>
  );
}

function Facts({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section>
      <h3>{title}</h3>
      <dl className={styles.list}>{children}</dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: ReactNode; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function When({ name, instant, timeZone }: { readonly name: string; readonly instant: string | null; readonly timeZone: string }): ReactElement {
  return <Fact name={name}>{instant === null ? 'not yet' : <InstantText instant={instant} timeZone={timeZone} />}</Fact>;
}

function Details({ header: { headerHash, supersedes, supersededBy, details }, bankId }: Pick<BatchProps, 'header' | 'bankId'>): ReactElement {
  const hashes: readonly (readonly [string, string | null])[] = [
    ['Header (leaf hash)', headerHash], ['Header before it', details.previousHeader], ['Replaces', supersedes], ['Replaced by', supersededBy], ['Close leaf', details.closeLeafHash], ['Batch root', details.batchRoot],
    ['Ledger attestation', details.attestationSha256], ['Register of lines', details.lineRegisterSha256], ['Feature program', details.featureProgramDigest], ['Model', details.modelDigest],
    ['Policy commitment', details.policyCommitment], ['Evidence bundle (SHA-256)', details.bundleSha256],
  ];
  return (
    <details className={styles.details}>
      <summary>Details</summary>
      <p>
        {details.chunks} chunks of up to {details.slots} records, two Groth16 proofs each; entries {details.closeIndex} and {details.headerIndex} of <PortalLink to={`/banks/${bankId}/log`}>the log</PortalLink>;
        evidence of {countWords(details.bundleBytes)} bytes, identified by its statements, never by the bytes of its proofs.
      </p>
      <dl className={styles.list}>
        {hashes.map(([name, hash]) => hash !== null && <Fact key={name} name={name}><code>{hash}</code></Fact>)}
        {details.keys.map(({ role, circuit, sha256, trustClass }) => <Fact key={role} name={`Key of ${circuit}`}><code>{sha256}</code> {trustClass === null ? 'not registered' : `(${trustClass})`}</Fact>)}
      </dl>
    </details>
  );
}
