import { answer, type components } from '@probity/regulator-api-client';
import { Button, Card, EmptyState, ErrorState, InstantText, Skeleton, StateBadge, TextField } from '@probity/shared-web-ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useApi } from '../../api.js';
import { PageTitle } from '../../shell/page-title.js';
import { useFrame } from '../../shell/frame.js';
import { useSession } from '../../session/session.js';
import styles from './registrations-page.module.css';

type Proposal = components['schemas']['ProposalView'];

const STATE = { pending: 'awaited', registered: 'shown', declined: 'refused' } as const;

/** What was handed in, and who confirmed it. */
export function RegistrationsPage(): ReactElement {
  const api = useApi();
  const { data, error, refetch } = useQuery({ queryKey: ['registrations'], queryFn: () => answer(api.GET('/registrations')) });
  const pending = data?.filter(({ state }) => state === 'pending') ?? [];
  const settled = data?.filter(({ state }) => state !== 'pending') ?? [];
  return (
    <>
      <PageTitle title="Registrations" lead="A document counts once two people, neither of whom handed it in, have confirmed that it is what it says it is. Registering is no approval." />
      {error !== null && <ErrorState title="The registrations could not be read" error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={6} label="Reading registrations" />}
      {data !== undefined && (
        <div className={styles.sections}>
          <Card title="Waiting">
            {pending.length === 0 ? <p>Nothing waits for anybody.</p> : <ul className={styles.list}>{pending.map((proposal) => <li key={proposal.id}><ProposalItem proposal={proposal} /></li>)}</ul>}
          </Card>
          <Card title="Settled" lead="The newest 500, newest first.">
            {settled.length === 0 ? <EmptyState title="Nothing was settled yet" /> : <ul className={styles.list}>{settled.map((proposal) => <li key={proposal.id}><ProposalItem proposal={proposal} /></li>)}</ul>}
          </Card>
        </div>
      )}
    </>
  );
}

function ProposalItem({ proposal }: { readonly proposal: Proposal }): ReactElement {
  const { kind, bankId, state, proposedBy, proposedAt, confirmations, id } = proposal;
  const { data: frame } = useFrame();
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.item} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <StateBadge state={STATE[state]}>{state}</StateBadge> <strong>{kind.replaceAll('-', ' ')}</strong>{bankId !== null && <> of {frame?.banks.find((bank) => bank.bankId === bankId)?.name ?? bankId}</>}
        <span className={styles.who}> handed in by {proposedBy}, <InstantText instant={proposedAt} /></span>
      </summary>
      <ul className={styles.said}>
        {confirmations.map(({ actor, decision, note, at }) => <li key={`${actor} ${at}`}>{actor} {decision} it, <InstantText instant={at} />{note === '' ? '.' : `: ${note}`}</li>)}
      </ul>
      {open && <Document id={id} />}
      {state === 'pending' && <Decide proposal={proposal} />}
    </details>
  );
}

function Document({ id }: { readonly id: string }): ReactElement {
  const api = useApi();
  const { data, error, refetch } = useQuery({ queryKey: ['registrations', id], queryFn: () => answer(api.GET('/registrations/{id}', { params: { path: { id } } })) });
  if (error !== null) return <ErrorState title="The document could not be read" error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton label="Reading the document" />;
  return (
    <>
      <p className={styles.who}>SHA-256 <code>{data.sha256}</code></p>
      <pre className={styles.document} tabIndex={0}>{JSON.stringify(data.document, undefined, 2)}</pre>
    </>
  );
}

/** Bound to the hash of the document that was looked at. */
function Decide({ proposal: { id, sha256, proposedBy, confirmations } }: { readonly proposal: Proposal }): ReactElement | null {
  const { actor, permissions } = useSession();
  const api = useApi();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const decide = useMutation({
    mutationFn: async (decision: 'confirm' | 'decline') => {
      const path = { params: { path: { id } } };
      if (decision === 'confirm') await answer(api.POST('/registrations/{id}/confirm', { ...path, body: { sha256, note } }));
      else await answer(api.POST('/registrations/{id}/decline', { ...path, body: { note } }));
    },
    onSettled: () => queries.invalidateQueries(),
  });
  // A service token does not say what it may do: the service refuses what it may not.
  if (permissions.length > 0 && !permissions.includes('*') && !permissions.includes('registrations:confirm')) return null;
  if (actor === proposedBy || confirmations.some((said) => said.actor === actor)) return <p className={styles.who}>Somebody else has to confirm it.</p>;
  return (
    <div className={styles.decide}>
      <TextField label="Note" hint="Needed where you decline" value={note} onChange={({ target }) => setNote(target.value)} />
      <Button look="primary" busy={decide.isPending} onClick={() => decide.mutate('confirm')}>Confirm</Button>
      <Button look="danger" disabled={note.trim() === '' || decide.isPending} onClick={() => decide.mutate('decline')}>Decline</Button>
      {decide.error !== null && <ErrorState title="It was not taken" error={decide.error} />}
    </div>
  );
}
