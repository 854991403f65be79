-- The case log: what happened to each alert, and the root of it that every header publishes.

-- One hash chain a business date, of the alert's record. Intake holds the row of business_day while it gives out sequence
-- numbers; the same lock orders the chain, so that no request waits for another because of its alerts.
CREATE TABLE bank.case_event (
  id uuid PRIMARY KEY,
  business_date date NOT NULL,
  -- Dense within the date, from 0.
  sequence integer NOT NULL CHECK (sequence >= 0),
  alert_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('alert-raised', 'alert-merged')),
  actor text NOT NULL,
  -- Epoch seconds.
  at bigint NOT NULL,
  -- What the kind says; nothing personal.
  content jsonb NOT NULL,
  salt numeric(39, 0) NOT NULL,
  -- Of the event before, the salt and all of the above.
  hash text NOT NULL,
  UNIQUE (business_date, sequence)
);
-- An alert is raised or merged, once.
CREATE UNIQUE INDEX case_event_alert ON bank.case_event (alert_id) WHERE kind IN ('alert-raised', 'alert-merged');

-- What a header publishes: one row a header, written in the transaction that logs it.
CREATE TABLE bank.case_log_root (
  batch_id uuid PRIMARY KEY REFERENCES bank.batch (id),
  -- 256 random bits from which the padding leaves follow; as confidential as the number of events.
  padding_seed text NOT NULL,
  leaves integer NOT NULL CHECK (leaves >= 1024),
  root text NOT NULL
);

-- The events under a root: [first_sequence, end_sequence) of each date that had new ones.
CREATE TABLE bank.case_log_range (
  batch_id uuid NOT NULL REFERENCES bank.batch (id),
  business_date date NOT NULL,
  first_sequence integer NOT NULL CHECK (first_sequence >= 0),
  end_sequence integer NOT NULL CHECK (end_sequence > first_sequence),
  PRIMARY KEY (batch_id, business_date),
  -- No event stands under two roots.
  UNIQUE (business_date, first_sequence)
);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.case_event FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.case_event FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.case_log_root FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.case_log_root FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.case_log_range FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.case_log_range FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
GRANT SELECT, INSERT ON bank.case_event, bank.case_log_root, bank.case_log_range TO probity_bank_app;
