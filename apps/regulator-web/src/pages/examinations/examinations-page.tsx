import { answer } from '@probity/regulator-api-client';
import { Button, Card, dateWords, ErrorState, Skeleton, Table, TextField } from '@probity/shared-web-ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { useApi } from '../../api.js';
import { useLink } from '../../shell/as-of.js';
import { useFrame } from '../../shell/frame.js';
import { PageTitle } from '../../shell/page-title.js';
import { PortalLink } from '../../shell/portal-link.js';
import styles from './examinations-page.module.css';

/** Examination files. */
export function ExaminationsPage(): ReactElement {
  const api = useApi();
  const { data, error, refetch } = useQuery({ queryKey: ['examinations'], queryFn: () => answer(api.GET('/examinations')) });
  return (
    <>
      <PageTitle title="Examinations" lead="A file has a scope that never changes, entries that are never taken out, and a verification record that this service signs." />
      {error !== null && <ErrorState title="The examinations could not be read" error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={4} label="Reading examinations" />}
      {data !== undefined && (
        <div className={styles.sections}>
          <Table
            caption="Examinations" hideCaption rows={data} keyOf={({ id }) => id} empty="No examination was opened yet."
            columns={[
              { key: 'number', title: 'No.', cell: ({ id, number, title }) => <PortalLink to={`/examinations/${id}`}>{number}. {title}</PortalLink> },
              { key: 'banks', title: 'Banks', cell: ({ bankIds }) => bankIds.join(', ') },
              { key: 'period', title: 'Business dates', cell: ({ from, to }) => `${dateWords(from)} to ${dateWords(to, true)}` },
              { key: 'by', title: 'Opened by', cell: ({ openedBy }) => openedBy },
              { key: 'state', title: 'State', cell: ({ closed }) => (closed ? 'closed' : 'open') },
            ]}
          />
          <Open />
        </div>
      )}
    </>
  );
}

function Open(): ReactElement {
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const link = useLink();
  const { data: frame } = useFrame();
  const [fields, setFields] = useState({ title: '', legalBasis: '', from: '', to: '' });
  const [bankIds, setBankIds] = useState<readonly string[]>([]);
  const open = useMutation({
    mutationFn: () => answer(api.POST('/examinations', { body: { ...fields, bankIds: [...bankIds] } })),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['examinations'] });
      await navigate(link(`/examinations/${id}`));
    },
  });
  const field = (name: keyof typeof fields) => ({ required: true, value: fields[name], onChange: ({ target }: { target: HTMLInputElement }) => setFields((before) => ({ ...before, [name]: target.value })) });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    open.mutate();
  };
  return (
    <Card title="Open an examination" lead="Its scope stays as it is: think first.">
      <form className={styles.form} onSubmit={submit}>
        <TextField label="Title" maxLength={200} {...field('title')} />
        <TextField label="Legal basis" maxLength={500} {...field('legalBasis')} />
        <fieldset className={styles.banks}>
          <legend>Banks</legend>
          {frame?.banks.map(({ bankId, name }) => (
            <label key={bankId}>
              <input type="checkbox" checked={bankIds.includes(bankId)} onChange={({ target }) => setBankIds((before) => (target.checked ? [...before, bankId] : before.filter((other) => other !== bankId)))} /> {name}
            </label>
          ))}
        </fieldset>
        <TextField label="First business date" type="date" {...field('from')} />
        <TextField label="Last business date" type="date" {...field('to')} />
        <Button look="primary" type="submit" busy={open.isPending} disabled={bankIds.length === 0}>Open</Button>
      </form>
      {open.error !== null && <ErrorState title="It was not opened" error={open.error} />}
    </Card>
  );
}
