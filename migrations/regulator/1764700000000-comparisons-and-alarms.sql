-- Checkpoints of a bank's log as somebody else saw them, another witness above all. A bank that shows two histories is found
-- out when the two are compared. `outcome` is settled once: when the own log has reached the size.
CREATE TABLE regulator.compared_checkpoint (
  id uuid PRIMARY KEY,
  bank_id text NOT NULL REFERENCES regulator.bank (bank_id),
  size bigint NOT NULL,
  root text NOT NULL,
  note text NOT NULL,
  -- Who saw it.
  seen_by text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('same history', 'another history', 'not seen here')),
  actor text NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (bank_id, size, root)
);

CREATE FUNCTION regulator.settle_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.outcome <> 'not seen here' OR (to_jsonb(OLD) - 'outcome') IS DISTINCT FROM (to_jsonb(NEW) - 'outcome') THEN
    RAISE EXCEPTION 'table regulator.compared_checkpoint is append-only' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
GRANT SELECT, INSERT, UPDATE (outcome) ON regulator.compared_checkpoint TO probity_regulator_app;
CREATE TRIGGER settle_once BEFORE UPDATE ON regulator.compared_checkpoint FOR EACH ROW EXECUTE FUNCTION regulator.settle_once();
CREATE TRIGGER refuse_change BEFORE DELETE ON regulator.compared_checkpoint FOR EACH ROW EXECUTE FUNCTION regulator.refuse_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON regulator.compared_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION regulator.refuse_change();

-- Raised once for each bank and date, whether or not anybody looks at a page.
CREATE TABLE regulator.alarm (
  id uuid PRIMARY KEY,
  bank_id text NOT NULL REFERENCES regulator.bank (bank_id),
  kind text NOT NULL CHECK (kind IN ('DAY_MISSING', 'EVIDENCE_MISSING')),
  business_date date NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (bank_id, kind, business_date)
);
GRANT SELECT, INSERT ON regulator.alarm TO probity_regulator_app;
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON regulator.alarm FOR EACH ROW EXECUTE FUNCTION regulator.refuse_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON regulator.alarm FOR EACH STATEMENT EXECUTE FUNCTION regulator.refuse_change();
