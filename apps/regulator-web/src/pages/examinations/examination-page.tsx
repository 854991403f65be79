import { answer, type components, type RegulatorClient } from '@probity/regulator-api-client';
import { Button, Card, dateWords, ErrorState, InstantText, Select, Skeleton, TextField } from '@probity/shared-web-ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useParams } from 'react-router';
import { useApi } from '../../api.js';
import { PageTitle } from '../../shell/page-title.js';
import { PortalLink } from '../../shell/portal-link.js';
import { saveFile } from '../../shell/save-file.js';
import styles from './examinations-page.module.css';

type Examination = components['schemas']['ExaminationView'];
type Entry = Examination['entries'][number];

/** One examination's file. */
export function ExaminationPage(): ReactElement {
  const { id = '' } = useParams();
  const api = useApi();
  const { data, error, refetch } = useQuery({ queryKey: ['examinations', id], queryFn: () => answer(api.GET('/examinations/{id}', { params: { path: { id } } })) });
  if (error !== null) return <ErrorState title="The examination could not be read" error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={6} label="Reading the examination" />;
  return (
    <>
      <PageTitle
        title={`${data.number}. ${data.title}`} lead={`${data.bankIds.join(', ')}, ${dateWords(data.from, true)} to ${dateWords(data.to, true)}. ${data.legalBasis}${data.closed ? ' Closed.' : ''}`}
        aside={<PortalLink to="/examinations">All examinations</PortalLink>}
      />
      <div className={styles.sections}>
        <Card title="Entries" lead="Nothing is taken out: what is withdrawn stays visible.">
          {data.entries.length === 0 ? <p>The file is empty.</p> : <ol className={styles.entries}>{data.entries.map((entry) => <li key={entry.number} value={entry.number}><EntryText entry={entry} /></li>)}</ol>}
        </Card>
        {!data.closed && <Add examination={data} />}
        <Records examination={data} />
      </div>
    </>
  );
}

function EntryText({ entry: { kind, bankId, reference, note, addedBy, addedAt, withdrawn } }: { readonly entry: Entry }): ReactElement {
  return (
    <>
      <p className={withdrawn ? styles.withdrawn : undefined}>
        {kind === 'day' && <><PortalLink to={`/banks/${bankId}/days/${reference}`}>{bankId}, {reference}</PortalLink>: </>}
        {kind === 'verdict' && <>Verdict on <code>{reference?.slice(0, 12)}…</code> of {bankId}: </>}
        {kind === 'checkpoint' && <><PortalLink to={`/banks/${bankId}/log`}>Log of {bankId}, size {reference}</PortalLink>: </>}
        {kind === 'withdrawal' && <>Entry {reference} is withdrawn: </>}
        {kind === 'closing' && <>The file is closed: </>}
        {note}
      </p>
      <p className={styles.who}>{addedBy}, <InstantText instant={addedAt} /></p>
    </>
  );
}

const KINDS = { day: 'A business date', note: 'A note', withdrawal: 'Withdraw an entry', closing: 'Close the file' } as const;

function Add({ examination: { id, bankIds, from, to } }: { readonly examination: Examination }): ReactElement {
  const api = useApi();
  const queries = useQueryClient();
  const [kind, setKind] = useState<keyof typeof KINDS>('note');
  const [bankId, setBankId] = useState(bankIds[0]!);
  const [reference, setReference] = useState('');
  const [note, setNote] = useState('');
  const add = useMutation({
    mutationFn: () => answer(api.POST('/examinations/{id}/entries', {
      params: { path: { id } },
      body: kind === 'day' ? { kind, bankId, reference, note } : kind === 'withdrawal' ? { kind, reference, note } : { kind, note },
    })),
    onSuccess: async () => {
      setNote('');
      setReference('');
      await queries.invalidateQueries({ queryKey: ['examinations'] });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <Card title="Add to the file">
      <form className={styles.form} onSubmit={submit}>
        <Select label="What" value={kind} onChange={({ target }) => setKind(target.value as keyof typeof KINDS)}>{Object.entries(KINDS).map(([value, title]) => <option key={value} value={value}>{title}</option>)}</Select>
        {kind === 'day' && <Select label="Bank" value={bankId} onChange={({ target }) => setBankId(target.value)}>{bankIds.map((value) => <option key={value}>{value}</option>)}</Select>}
        {kind === 'day' && <TextField label="Business date" type="date" required min={from} max={to} value={reference} onChange={({ target }) => setReference(target.value)} />}
        {kind === 'withdrawal' && <TextField label="Number of the entry" inputMode="numeric" pattern="[1-9][0-9]*" required value={reference} onChange={({ target }) => setReference(target.value)} />}
        <TextField label="Note" required maxLength={4000} value={note} onChange={({ target }) => setNote(target.value)} />
        <Button type="submit" look={kind === 'closing' ? 'danger' : 'primary'} busy={add.isPending}>{kind === 'closing' ? 'Close for good' : 'Add'}</Button>
      </form>
      {add.error !== null && <ErrorState title="It was not added" error={add.error} />}
    </Card>
  );
}

function Records({ examination: { id, records } }: { readonly examination: Examination }): ReactElement {
  const api = useApi();
  const queries = useQueryClient();
  const sign = useMutation({ mutationFn: () => answer(api.POST('/examinations/{id}/records', { params: { path: { id } } })), onSuccess: () => queries.invalidateQueries({ queryKey: ['examinations', id] }) });
  const save = useMutation({ mutationFn: ({ sha256, form }: { readonly sha256: string; readonly form: 'pdf' | 'json' }) => keep(api, id, sha256, form) });
  return (
    <Card title="Verification record" lead="What was shown, not shown and refused in this scope, as it stands now: two pages, signed by this service." aside={<Button look="primary" busy={sign.isPending} onClick={() => sign.mutate()}>Make and sign it</Button>}>
      {records.length === 0 ? <p>None was signed yet.</p> : (
        <ul className={styles.entries}>
          {records.map(({ sha256, preparedBy, preparedAt }) => (
            <li key={sha256}>
              <InstantText instant={preparedAt} />, by {preparedBy}
              <Button look="quiet" onClick={() => save.mutate({ sha256, form: 'pdf' })}>PDF</Button>
              <Button look="quiet" onClick={() => save.mutate({ sha256, form: 'json' })}>JSON</Button>
              <p className={styles.who}>SHA-256 <code>{sha256}</code></p>
            </li>
          ))}
        </ul>
      )}
      {sign.error !== null && <ErrorState title="It was not signed" error={sign.error} />}
      {save.error !== null && <ErrorState title="It could not be taken" error={save.error} />}
    </Card>
  );
}

async function keep(api: RegulatorClient, id: string, sha256: string, form: 'pdf' | 'json'): Promise<void> {
  const params = { path: { id, sha256 } };
  const content = form === 'pdf'
    ? new Blob([await answer(api.GET('/examinations/{id}/records/{sha256}/pdf', { params, parseAs: 'arrayBuffer' })) as unknown as ArrayBuffer], { type: 'application/pdf' })
    : new Blob([JSON.stringify(await answer(api.GET('/examinations/{id}/records/{sha256}', { params })))], { type: 'application/json' });
  saveFile(content, `verification-record-${sha256.slice(0, 16)}.${form}`);
}
