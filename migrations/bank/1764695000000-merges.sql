-- Merge rules: which alerts are told of together with another one of the same business date. Governed like what is proven,
-- since the header counts merged alerts beside raised ones. A merged alert joins a case like any other: what merging spares is
-- the second message about the same thing, never the second look.

INSERT INTO bank.governed_kind (kind, approvals_required, dating) VALUES ('merge-rules', 1, 'self-dated');
CREATE TABLE bank.merge_rules (
  id uuid PRIMARY KEY,
  version integer NOT NULL UNIQUE,
  valid_from date NOT NULL,
  document jsonb NOT NULL,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.merge_rules FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.merge_rules FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
GRANT SELECT, INSERT ON bank.merge_rules TO probity_bank_app;

ALTER TABLE bank.alert ADD COLUMN merged_into uuid REFERENCES bank.alert (id);
ALTER TABLE bank.alert ADD CONSTRAINT alert_merged CHECK ((state = 'merged') = (merged_into IS NOT NULL));
CREATE INDEX case_state_of_customer ON bank.case_state (customer_pseudonym, opened_at);
CREATE INDEX alert_merged_into ON bank.alert (merged_into) WHERE merged_into IS NOT NULL;

-- Whatever a service writes: an alert is told of with a raised one, of the same customer and date. So there are no chains
-- of merges, and none ends at somebody else's alert.
CREATE FUNCTION bank.check_merge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM bank.alert target
      JOIN bank.record theirs ON theirs.id = target.record_id
      JOIN bank.record own ON own.id = NEW.record_id
     WHERE target.id = NEW.merged_into AND target.state = 'raised'
       AND theirs.business_date = own.business_date AND theirs.customer_pseudonym = own.customer_pseudonym AND theirs.sequence < own.sequence
  ) THEN
    RAISE EXCEPTION 'MERGE_REFUSED: an alert is merged into an earlier raised one of the same customer and date' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER check_merge AFTER INSERT ON bank.alert FOR EACH ROW WHEN (NEW.state = 'merged') EXECUTE FUNCTION bank.check_merge();
