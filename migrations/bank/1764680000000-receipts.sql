-- Intake receipts: what arrived, written down before it is scored.

-- One chain over all requests. Each row is committed by itself before the rows of its request are scored.
CREATE TABLE bank.intake_receipt (
  -- Dense, from 1.
  number integer PRIMARY KEY CHECK (number >= 1),
  -- Epoch seconds.
  at bigint NOT NULL,
  actor text NOT NULL,
  -- [source, external id, sha256 of the content] of each row of the request.
  rows jsonb NOT NULL,
  -- Running totals, over all receipts up to this one.
  totals jsonb NOT NULL,
  salt numeric(39, 0) NOT NULL,
  -- Of the receipt before, the salt and the above.
  hash text NOT NULL UNIQUE
);
-- Which head stands in which leaf of the log.
CREATE TABLE bank.receipts_leaf (
  receipt integer PRIMARY KEY REFERENCES bank.intake_receipt (number),
  leaf_index integer NOT NULL UNIQUE REFERENCES bank.log_leaf (index)
);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.intake_receipt FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.intake_receipt FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.receipts_leaf FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.receipts_leaf FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
GRANT SELECT, INSERT ON bank.intake_receipt, bank.receipts_leaf TO probity_bank_app;
