/** How many approvals a kind needs: a governed number like the others. */
import { newId } from '@probity/shared-platform';
import type { EntityManager } from 'typeorm';
import { ApprovalRuleEntity } from './entities/change.entity.js';
import { GovernanceError } from './errors.js';
import { changeKind, type ChangeKind } from './kinds.js';
import { noteProposal, proposing } from './propose.js';

const APPROVAL_RULE: ChangeKind<ApprovalRuleEntity> = {
  kind: 'approval-rule', entity: ApprovalRuleEntity, contentOf: ({ kind, required }) => ({ kind, required }),
};

export const GOVERNANCE_CHANGE_KINDS = [changeKind(APPROVAL_RULE)] as const;

/** Proposes another number of approvals, besides the maker, for changes of a kind. @throws GovernanceError CHANGE_KIND_UNKNOWN */
export async function putApprovalRule(manager: EntityManager, { kind, required }: { readonly kind: string; readonly required: number }, actor: string): Promise<ApprovalRuleEntity> {
  return proposing(manager, APPROVAL_RULE, async (tx) => {
    const [known] = await tx.query<unknown[]>('SELECT 1 FROM bank.governed_kind WHERE kind = $1', [kind]);
    if (!known) throw new GovernanceError('CHANGE_KIND_UNKNOWN', 'kind: no changes of this kind are governed', { status: 400 });
    const row: ApprovalRuleEntity = { id: newId(), kind, required, actor };
    await tx.insert(ApprovalRuleEntity, row);
    await noteProposal(tx, APPROVAL_RULE, row, { entity: kind, maker: actor });
    return row;
  });
}
