-- Files taken in the background, payments told of by several messages, and the dead letters: what could not be taken.

CREATE TABLE bank.import (
  id uuid PRIMARY KEY,
  format text NOT NULL CHECK (format IN ('ndjson', 'csv', 'pacs.008', 'pacs.004', 'pain.001', 'camt.053')),
  -- Of the file as it came: the same file again is the same import.
  sha256 text NOT NULL,
  bytes bigint NOT NULL CHECK (bytes > 0),
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'broken', 'cancelled')),
  -- Rows whose outcome is stored, together with what became of them: where a run that died goes on.
  rows_read integer NOT NULL DEFAULT 0,
  bytes_read bigint NOT NULL DEFAULT 0,
  accepted integer NOT NULL DEFAULT 0,
  records integer NOT NULL DEFAULT 0,
  alerts integer NOT NULL DEFAULT 0,
  duplicates integer NOT NULL DEFAULT 0,
  conflicts integer NOT NULL DEFAULT 0,
  quarantined integer NOT NULL DEFAULT 0,
  refused integer NOT NULL DEFAULT 0,
  skipped integer NOT NULL DEFAULT 0,
  -- Of a broken file: why it could not be read on, and where.
  failure_code text,
  failure_place text,
  -- Code of what keeps a run from going on, if anything does.
  trouble text,
  actor text NOT NULL,
  -- Epoch seconds.
  received_at bigint NOT NULL,
  started_at bigint,
  finished_at bigint,
  -- The process that runs it. Times are the database's, since clocks of machines differ.
  lease_owner uuid,
  lease_until timestamptz,
  UNIQUE (sha256, format)
);
CREATE INDEX import_unfinished ON bank.import (id) WHERE state IN ('waiting', 'running');

-- One row a row that was not taken. No values.
CREATE TABLE bank.import_error (
  import_id uuid NOT NULL REFERENCES bank.import (id),
  row_number integer NOT NULL CHECK (row_number > 0),
  place text NOT NULL,
  code text NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (import_id, row_number)
);

-- Which message's transaction stands for a payment that several messages tell of: the primary key decides.
CREATE TABLE bank.payment_claim (
  -- SHA-256 of what names the payment.
  key text PRIMARY KEY,
  source text NOT NULL,
  external_id text NOT NULL,
  -- Of a statement's entry: the side it tells of.
  side text NOT NULL CHECK (side IN ('', 'debit', 'credit'))
);

CREATE TABLE bank.dead_letter (
  id uuid PRIMARY KEY,
  source text NOT NULL,
  external_id text NOT NULL,
  -- 'transaction': as POST /transactions takes it; 'raw': a row of a file that could not be read as one.
  form text NOT NULL CHECK (form IN ('transaction', 'raw')),
  -- JSON, as text: what could not be read may hold what jsonb does not take. None where it was too large to keep.
  document text,
  code text NOT NULL,
  reason text NOT NULL,
  business_date date,
  import_id uuid REFERENCES bank.import (id),
  place text,
  -- How often it came again in vain.
  attempts integer NOT NULL DEFAULT 0,
  received_at bigint NOT NULL,
  resolved_at bigint,
  actor text NOT NULL,
  -- Somebody said that it is not to be taken. What it counts in quarantine stays.
  discarded_at bigint,
  discarded_by text,
  discard_reason text,
  CHECK (discarded_at IS NULL OR (discarded_by IS NOT NULL AND discard_reason IS NOT NULL)),
  UNIQUE (source, external_id)
);
CREATE INDEX dead_letter_waiting ON bank.dead_letter (code, attempts, id) WHERE resolved_at IS NULL AND discarded_at IS NULL;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.import_error FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.import_error FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();

GRANT SELECT, INSERT ON bank.import, bank.import_error, bank.payment_claim, bank.dead_letter TO probity_bank_app;
GRANT UPDATE ON bank.import, bank.payment_claim, bank.dead_letter TO probity_bank_app;
