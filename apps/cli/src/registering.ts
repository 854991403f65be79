/** Registering at the regulator's, as three of its people: one hands in, two confirm. */
import type { ProposalView, RegistrationBody } from '@probity/regulator-supervision';
import type { ApiClient } from './api-client.js';

/** Actors of the regulator's service whose tokens confirm. */
export const EXAMINERS = ['examiner-1', 'examiner-2'] as const;

/** Hands documents in and has each confirmed, in order. What is registered already stays as it is. */
export async function registerAll(operator: ApiClient, examiners: readonly ApiClient[], documents: readonly RegistrationBody[]): Promise<void> {
  for (const document of documents) {
    let proposal = await operator.post<ProposalView>('/registrations', document);
    for (const examiner of examiners) {
      if (proposal.state !== 'pending') break;
      proposal = await examiner.post<ProposalView>(`/registrations/${proposal.id}/confirm`, { sha256: proposal.sha256 });
    }
  }
}
