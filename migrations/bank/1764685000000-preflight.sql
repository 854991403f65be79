-- What the bank says beside the evidence of a day, and what it noticed about the day before releasing it.

-- The newest version goes into the header.
CREATE TABLE bank.batch_explanation (
  batch_id uuid NOT NULL REFERENCES bank.batch (id),
  version integer NOT NULL CHECK (version > 0),
  text text NOT NULL,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (batch_id, version)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.batch_explanation FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.batch_explanation FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
GRANT SELECT, INSERT ON bank.batch_explanation TO probity_bank_app;

-- A version that comes after the header would look as if it had been released, and one from before the seal was written by
-- nobody who knew the batch. Who puts one holds the batch's row lock.
CREATE FUNCTION bank.refuse_untimely_explanation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM bank.batch WHERE id = NEW.batch_id AND header_index IS NOT NULL) THEN
    RAISE EXCEPTION 'EXPLANATION_TOO_LATE: the header of the batch is in the log' USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM bank.batch WHERE id = NEW.batch_id AND state IN ('open', 'sealing')) THEN
    RAISE EXCEPTION 'BATCH_STATE: the batch is not sealed yet' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER in_time BEFORE INSERT ON bank.batch_explanation FOR EACH ROW EXECUTE FUNCTION bank.refuse_untimely_explanation();

-- What was noticed at sealing and the regulator does not judge; stays with the bank.
ALTER TABLE bank.batch ADD COLUMN preflight_notes jsonb NOT NULL DEFAULT '[]';

-- A day that waits for an explanation waits for somebody, as a refused one does.
DROP TRIGGER notice_refused ON bank.batch;
CREATE TRIGGER notice_refused AFTER UPDATE ON bank.batch FOR EACH ROW WHEN (
  (NEW.failure_code IS DISTINCT FROM OLD.failure_code
    AND NEW.failure_code IN ('PREFLIGHT_REFUSED', 'EXPLANATION_MISSING', 'WITNESS_REFUSED', 'LOG_BEHIND_WITNESS', 'REGULATOR_REFUSED'))
  OR (OLD.verdict IS NULL AND NEW.verdict ->> 'summary' = 'refused')
) EXECUTE FUNCTION bank.notice_refused();
