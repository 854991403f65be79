/** A door of its own (`@probity/regulator-supervision/testing`): registers as two people would. */
import type { ProposalService, ProposalView } from './proposal.service.js';
import type { RegistrationBody } from './registration-body.js';

/** Hands documents in and confirms each by two others, in order. */
export async function registerByTwo(proposals: ProposalService, documents: readonly RegistrationBody[]): Promise<ProposalView[]> {
  const views: ProposalView[] = [];
  for (const document of documents) {
    let view = await proposals.propose(document, 'bank');
    for (const actor of ['examiner-1', 'examiner-2']) if (view.state === 'pending') view = await proposals.confirm(view.id, view.sha256, 'test', actor);
    views.push(view);
  }
  return views;
}
