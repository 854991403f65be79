-- Lists of risk classes and tables of currencies are governed like the rest: see the migration of governance.

INSERT INTO bank.governed_kind (kind, approvals_required, dating) VALUES ('risk-list', 1, 'self-dated'), ('currency-table', 1, 'self-dated');
-- One that was rejected, or waits, takes no day from the one that becomes effective.
ALTER TABLE bank.risk_list DROP CONSTRAINT risk_list_valid_from_key;
ALTER TABLE bank.currency_table DROP CONSTRAINT currency_table_valid_from_key;

-- What a database held before goes on holding. The trigger that notes changes asks for a content hash, which SQL can't give.
ALTER TABLE bank.change DISABLE TRIGGER noted;
INSERT INTO bank.change (id, kind, entity, version, subject, valid_from, maker, required, created_at)
SELECT gen_random_uuid(), kind, kind, version, subject, valid_from, maker, 0, created_at FROM (
  SELECT 'risk-list' AS kind, version, id AS subject, valid_from, actor AS maker, created_at FROM bank.risk_list
  UNION ALL SELECT 'currency-table', version, id, valid_from, actor, created_at FROM bank.currency_table
) known ORDER BY created_at, version;
ALTER TABLE bank.change ENABLE TRIGGER noted;
INSERT INTO bank.change_outcome (subject, change_id, kind, entity, outcome, effective_from, decided_at)
SELECT subject, id, kind, entity, 'effective', valid_from, extract(epoch FROM created_at)::bigint FROM bank.change WHERE kind IN ('risk-list', 'currency-table');
