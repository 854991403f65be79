-- Maker-checker: what changes what is proven is a stored version that takes effect once others than its maker approved it.
-- Who decides is the database: services write proposals and approvals, and only the triggers here write what came of them.

-- ---------------------------------------------------------------------------------------------- what is governed

CREATE TABLE bank.governed_kind (
  kind text PRIMARY KEY,
  -- People besides the maker, unless an effective approval rule says another number.
  approvals_required integer NOT NULL CHECK (approvals_required BETWEEN 1 AND 5),
  -- undated: holds from its last approval on. shifts: holds from its first day; approved late, from the next day without
  -- records. self-dated: its first day stands in its own document, so approved late it can't take effect at all.
  dating text NOT NULL CHECK (dating IN ('undated', 'shifts', 'self-dated'))
);
INSERT INTO bank.governed_kind (kind, approvals_required, dating) VALUES
  ('bank', 1, 'undated'), ('lines', 1, 'self-dated'), ('feature-program', 1, 'shifts'), ('model', 2, 'shifts'), ('policy', 2, 'shifts'),
  ('circuit', 2, 'undated'), ('certificate', 1, 'undated'), ('fx-table', 1, 'self-dated'), ('calendar', 1, 'undated'),
  -- As many as the strictest kind asks for: else one person less could take the others away.
  ('approval-rule', 2, 'undated');

-- Another number of approvals for a kind: itself a change, and effective as one.
CREATE TABLE bank.approval_rule (
  id uuid PRIMARY KEY,
  kind text NOT NULL REFERENCES bank.governed_kind (kind),
  required integer NOT NULL CHECK (required BETWEEN 1 AND 5),
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- ---------------------------------------------------------------------------------------------- proposals and approvals

-- One row a proposed version. Without approvals it is pending.
CREATE TABLE bank.change (
  id uuid PRIMARY KEY,
  -- Order of proposal.
  number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  kind text NOT NULL REFERENCES bank.governed_kind (kind),
  -- Versions of one entity follow each other: the policy, one circuit, one list.
  entity text NOT NULL,
  version text NOT NULL,
  -- The stored row.
  subject uuid NOT NULL UNIQUE,
  -- Of the row's content; null only of what was there before approvals were kept.
  content_sha256 text,
  valid_from date,
  maker text NOT NULL CHECK (maker <> ''),
  required integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (kind, entity, version)
);

CREATE TABLE bank.change_approval (
  id uuid PRIMARY KEY,
  change_id uuid NOT NULL REFERENCES bank.change (id),
  kind text NOT NULL,
  entity text NOT NULL,
  version text NOT NULL,
  content_sha256 text NOT NULL,
  decision text NOT NULL CHECK (decision IN ('approved', 'rejected')),
  actor text NOT NULL CHECK (actor <> ''),
  note text NOT NULL,
  -- Epoch seconds of the service's clock.
  at bigint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- Nobody counts twice. Who approved may still reject, as long as it is not decided.
  UNIQUE (change_id, actor, decision)
);

-- What came of a change, once and for good. Services read it; the trigger on approvals alone writes it.
CREATE TABLE bank.change_outcome (
  subject uuid PRIMARY KEY,
  change_id uuid NOT NULL UNIQUE REFERENCES bank.change (id),
  kind text NOT NULL,
  entity text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('effective', 'rejected')),
  -- Null where the kind has no dates, or it was rejected.
  effective_from date,
  decided_at bigint NOT NULL
);
CREATE UNIQUE INDEX change_outcome_one_a_day ON bank.change_outcome (kind, entity, effective_from);

-- ---------------------------------------------------------------------------------------------- the rules

-- People besides the maker that a kind asks for now.
CREATE FUNCTION bank.approvals_required(asked text) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT COALESCE(
    (SELECT rule.required FROM bank.approval_rule rule
       JOIN bank.change_outcome outcome ON outcome.subject = rule.id AND outcome.outcome = 'effective'
       JOIN bank.change change ON change.id = outcome.change_id
      WHERE rule.kind = asked ORDER BY change.number DESC LIMIT 1),
    (SELECT approvals_required FROM bank.governed_kind WHERE kind = asked))
$$;

CREATE FUNCTION bank.note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.content_sha256 IS NULL THEN
    RAISE EXCEPTION 'CONTENT_CHANGED: a change names the content that is to be approved' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- Whatever the caller says.
  NEW.required := bank.approvals_required(NEW.kind);
  RETURN NEW;
END $$;

-- Refuses who may not decide. The row lock on the change puts approvers in one line: the second sees what the first did.
CREATE FUNCTION bank.check_approval() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  change bank.change%ROWTYPE;
BEGIN
  SELECT * INTO change FROM bank.change WHERE id = NEW.change_id FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'CHANGE_UNKNOWN: there is no such change' USING ERRCODE = 'insufficient_privilege'; END IF;
  IF EXISTS (SELECT 1 FROM bank.change_outcome WHERE change_id = change.id) THEN
    RAISE EXCEPTION 'CHANGE_DECIDED: this change is decided already' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- Taking back what one proposed is no approval.
  IF NEW.actor = change.maker AND NEW.decision = 'approved' THEN
    RAISE EXCEPTION 'SELF_APPROVAL: nobody approves what they made' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF EXISTS (SELECT 1 FROM bank.change_approval WHERE change_id = change.id AND actor = NEW.actor AND decision = NEW.decision) THEN
    RAISE EXCEPTION 'DOUBLE_APPROVAL: this person approved it already, and nobody counts twice' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.content_sha256 <> change.content_sha256 OR NEW.kind <> change.kind OR NEW.entity <> change.entity OR NEW.version <> change.version THEN
    RAISE EXCEPTION 'CONTENT_CHANGED: the approval is of other content than the change' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

-- The last day that was scored or sealed, from a date on and up to tomorrow: one row dated far ahead by mistake must not
-- hold up every later version. Null where there is none.
CREATE FUNCTION bank.last_day_used(since date) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT max(used.business_date) FROM (
    SELECT business_date FROM bank.business_day WHERE next_sequence > 0
    UNION ALL SELECT business_date FROM bank.batch
  ) used WHERE used.business_date BETWEEN since AND current_date + 1
$$;

-- Writes the outcome with the approval that decides. Scoring transactions hold the advisory lock shared (below), so none of
-- them can give a day its first records under the old version while this one finds the day without any.
CREATE FUNCTION bank.decide_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
  change bank.change%ROWTYPE;
  dated text;
  first_day date;
  used date;
BEGIN
  SELECT * INTO change FROM bank.change WHERE id = NEW.change_id;
  IF NEW.decision = 'rejected' THEN
    INSERT INTO bank.change_outcome VALUES (change.subject, change.id, change.kind, change.entity, 'rejected', NULL, NEW.at);
    RETURN NULL;
  END IF;
  -- A lower number helps no change that was proposed before it; a higher one counts at once.
  IF (SELECT count(DISTINCT actor) FROM bank.change_approval WHERE change_id = change.id AND decision = 'approved')
     < greatest(change.required, bank.approvals_required(change.kind)) THEN
    RETURN NULL;
  END IF;

  SELECT dating INTO dated FROM bank.governed_kind WHERE kind = change.kind;
  IF dated <> 'undated' THEN
    PERFORM pg_advisory_xact_lock(hashtext('bank.effective_versions'));
    first_day := change.valid_from;
    used := bank.last_day_used(first_day);
    IF used IS NOT NULL AND dated = 'self-dated' THEN
      RAISE EXCEPTION 'CHANGE_TOO_LATE: days from its first day on have records already, and its first day stands in the document: propose it with a later one'
        USING ERRCODE = 'insufficient_privilege';
    END IF;
    first_day := COALESCE(used + 1, first_day);
    IF EXISTS (SELECT 1 FROM bank.change_outcome o WHERE o.kind = change.kind AND o.entity = change.entity AND o.effective_from = first_day) THEN
      RAISE EXCEPTION 'FIRST_DAY_TAKEN: another version takes effect on that day' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  INSERT INTO bank.change_outcome VALUES (change.subject, change.id, change.kind, change.entity, 'effective', first_day, NEW.at);
  RETURN NULL;
END $$;

CREATE FUNCTION bank.hold_effective_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('bank.effective_versions'));
  RETURN NEW;
END $$;
-- Every scoring and sealing transaction begins with this insert, whether or not the date is there already.
CREATE TRIGGER holds_effective_versions BEFORE INSERT ON bank.business_day FOR EACH ROW EXECUTE FUNCTION bank.hold_effective_versions();

-- ---------------------------------------------------------------------------------------------- versions that were rejected

-- A version that was rejected, or waits, takes no day and no name from the one that becomes effective.
ALTER TABLE bank.bank_profile DROP CONSTRAINT bank_profile_bank_id_key;
ALTER TABLE bank.line_register DROP CONSTRAINT line_register_valid_from_key;
ALTER TABLE bank.feature_program DROP CONSTRAINT feature_program_valid_from_key;
ALTER TABLE bank.model DROP CONSTRAINT model_valid_from_key;
ALTER TABLE bank.policy DROP CONSTRAINT policy_valid_from_key;
ALTER TABLE bank.circuit DROP CONSTRAINT circuit_circuit_key;
ALTER TABLE bank.certificate DROP CONSTRAINT certificate_model_circuit_key, DROP CONSTRAINT certificate_sha256_key;
ALTER TABLE bank.fx_table DROP CONSTRAINT fx_table_date_key;
ALTER TABLE bank.calendar ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE;

-- ---------------------------------------------------------------------------------------------- what was there before

INSERT INTO bank.change (id, kind, entity, version, subject, valid_from, maker, required, created_at)
SELECT gen_random_uuid(), kind, entity, version, subject, valid_from, maker, 0, created_at FROM (
  SELECT 'bank' AS kind, 'bank' AS entity, '1' AS version, id AS subject, NULL::date AS valid_from, actor AS maker, created_at FROM bank.bank_profile
  UNION ALL SELECT 'lines', 'lines', version::text, id, valid_from, actor, created_at FROM bank.line_register
  UNION ALL SELECT 'feature-program', 'feature-program', version, id, valid_from, actor, created_at FROM bank.feature_program
  UNION ALL SELECT 'model', 'model', version, id, valid_from, actor, created_at FROM bank.model
  UNION ALL SELECT 'policy', 'policy', version::text, id, valid_from, actor, created_at FROM bank.policy
  UNION ALL SELECT 'circuit', circuit, '1', id, NULL, actor, created_at FROM bank.circuit
  UNION ALL SELECT 'certificate', model_circuit, '1', id, NULL, actor, created_at FROM bank.certificate
  UNION ALL SELECT 'fx-table', 'fx-table', date::text, id, date, actor, created_at FROM bank.fx_table
  UNION ALL SELECT 'calendar', 'calendar', version::text, id, NULL, actor, created_at FROM bank.calendar
) known ORDER BY created_at, version;
INSERT INTO bank.change_outcome (subject, change_id, kind, entity, outcome, effective_from, decided_at)
SELECT subject, id, kind, entity, 'effective', valid_from, extract(epoch FROM created_at)::bigint FROM bank.change;

-- From here on nothing is effective without approvals.
CREATE TRIGGER noted BEFORE INSERT ON bank.change FOR EACH ROW EXECUTE FUNCTION bank.note_change();
CREATE TRIGGER checked BEFORE INSERT ON bank.change_approval FOR EACH ROW EXECUTE FUNCTION bank.check_approval();
CREATE TRIGGER decides AFTER INSERT ON bank.change_approval FOR EACH ROW EXECUTE FUNCTION bank.decide_change();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.change FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.change FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.change_approval FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.change_approval FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.change_outcome FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.change_outcome FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.approval_rule FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.approval_rule FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();

GRANT SELECT, INSERT ON bank.change, bank.change_approval, bank.approval_rule TO probity_bank_app;
GRANT SELECT ON bank.change_outcome, bank.governed_kind TO probity_bank_app;

-- ---------------------------------------------------------------------------------------------- what-if

-- A draft over history, in slices: one transaction a slice, which moves the cursor together with the tallies, under the row's lock.
CREATE TABLE bank.what_if (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('policy', 'model')),
  -- The stored version; null of thresholds that were only tried.
  subject uuid,
  -- {policy: {thresholds, belowLine}} or {model: version}. As confidential as what it names.
  draft jsonb NOT NULL,
  from_date date NOT NULL,
  to_date date NOT NULL CHECK (to_date >= from_date),
  seed text NOT NULL,
  samples integer NOT NULL CHECK (samples BETWEEN 0 AND 200),
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
  failure_code text,
  -- Slices that failed in a row for a reason that may pass.
  attempts integer NOT NULL DEFAULT 0,
  total integer NOT NULL,
  done integer NOT NULL DEFAULT 0,
  -- The last record that was looked at.
  at_date date,
  at_sequence integer,
  tally jsonb NOT NULL,
  result jsonb,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz
);
CREATE INDEX what_if_open ON bank.what_if (created_at) WHERE state IN ('waiting', 'running');
CREATE INDEX what_if_subject ON bank.what_if (subject, created_at DESC);
GRANT SELECT, INSERT, UPDATE ON bank.what_if TO probity_bank_app;
