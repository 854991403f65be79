import { answer, type components } from '@probity/regulator-api-client';
import { Card, dateWords, EmptyState, ErrorState, InstantText, Skeleton } from '@probity/shared-web-ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { useApi } from '../../api.js';
import { useAsOf } from '../../shell/as-of.js';
import { BankTabs } from '../../shell/bank-tabs.js';
import { useBank } from '../../shell/bank.js';
import { PageTitle } from '../../shell/page-title.js';
import styles from './timeline-page.module.css';
import { ValidityBars } from './validity-bars.js';

export type RegistrationEvent = components['schemas']['RegistrationEvent'];

export const KIND_WORDS: Readonly<Record<RegistrationEvent['kind'], string>> = {
  'bank-registration': 'Bank', 'line-register': 'Ledger lines', 'feature-program-registration': 'Features', 'model-registration': 'Model', 'policy-registration': 'Policy', 'circuit-key': 'Key',
  'circuit-certificate': 'Certificate', 'log-key-rotation': 'Log key', 'request-key': 'Request key', 'forbidden-fields': 'Fields that must not be read', certifier: 'Certifier', mode: 'Installation',
};

/** Everything registered that a bank's days are judged by: what changed, when, and who stands behind it. */
export function TimelinePage(): ReactElement {
  const { bankId, name, startDate } = useBank();
  const [asOf] = useAsOf();
  const [parameters] = useSearchParams();
  const api = useApi();
  const { data, error, refetch } = useQuery({ queryKey: ['events', bankId], queryFn: () => answer(api.GET('/banks/{bankId}/events', { params: { path: { bankId } } })) });
  const at = parameters.get('at') ?? undefined;
  const events = data?.filter(({ registeredAt }) => asOf === undefined || registeredAt.slice(0, 10) <= asOf);
  return (
    <>
      <PageTitle title={`Time line of ${name}`} lead="What was registered, from which day it holds, and who confirmed it. Registered is not approved: it is what the bank's days are judged by." />
      <BankTabs bankId={bankId} />
      {error !== null && <ErrorState title="The time line could not be read" error={error} onRetry={() => void refetch()} />}
      {error === null && events === undefined && <Skeleton lines={8} label="Reading the time line" />}
      {events !== undefined && events.length === 0 && <EmptyState title="Nothing was registered yet" />}
      {events !== undefined && events.length > 0 && (
        <div className={styles.sections}>
          <Card title="What held when" lead="Where a bar ends, the next one took its place."><ValidityBars events={events} from={startDate} at={at} /></Card>
          <Card title="Events" lead="Newest first.">
            <ol className={styles.events}>
              {events.toReversed().map((event) => <Event key={`${event.kind} ${event.subject} ${event.registeredAt} ${event.sha256}`} event={event} marked={event.validFrom !== null && event.validFrom === at} />)}
            </ol>
          </Card>
        </div>
      )}
    </>
  );
}

function Event({ event, marked }: { readonly event: RegistrationEvent; readonly marked: boolean }): ReactElement {
  return (
    <li className={marked ? styles.marked : undefined} id={event.validFrom === null ? undefined : `from-${event.validFrom}`}>
      <h3>{KIND_WORDS[event.kind]} <span className={styles.subject}>{event.subject}</span></h3>
      {event.changes.map((change) => <p key={change}>{change}</p>)}
      <p className={styles.who}>
        {event.validFrom !== null && <>Holds from {dateWords(event.validFrom, true)} on. </>}
        Registered <InstantText instant={event.registeredAt} />{event.proposedBy === null ? '.' : `, handed in by ${event.proposedBy}, confirmed by ${event.confirmedBy.join(' and ')}.`}
        {event.sha256 !== null && <> <code title={event.sha256}>{event.sha256.slice(0, 12)}…</code></>}
      </p>
    </li>
  );
}
