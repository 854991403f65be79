-- The bank zone's first tables. The owner role (which runs this) owns them; services run as probity_bank_app, which may
-- add to the append-only ones and change nothing in them: triggers refuse it to everybody, the owner included.

CREATE SCHEMA bank;
GRANT USAGE ON SCHEMA bank TO probity_bank_app;

-- ---------------------------------------------------------------------------------------------- reference data

CREATE TABLE bank.bank_profile (
  id uuid PRIMARY KEY,
  bank_id text NOT NULL UNIQUE,
  name text NOT NULL,
  time_zone text NOT NULL,
  start_date date NOT NULL,
  attestor_key text NOT NULL,
  -- Ids in transactions that mean this bank.
  own_banks text[] NOT NULL,
  -- Opens every lookup tag, so it is a witness of each chunk; no signing key.
  query_key numeric(78, 0) NOT NULL,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE bank.line_register (
  id uuid PRIMARY KEY,
  version integer NOT NULL UNIQUE,
  valid_from date NOT NULL UNIQUE,
  document jsonb NOT NULL,
  sha256 text NOT NULL,
  -- Which posting stands on which line.
  rules jsonb NOT NULL,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE bank.feature_program (
  id uuid PRIMARY KEY,
  version text NOT NULL UNIQUE,
  valid_from date NOT NULL UNIQUE,
  document jsonb NOT NULL,
  digest numeric(78, 0) NOT NULL,
  record_circuit text NOT NULL,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE bank.model (
  id uuid PRIMARY KEY,
  version text NOT NULL UNIQUE,
  valid_from date NOT NULL UNIQUE,
  -- The model as trained; its canonical form and its integers are compiled from it.
  onnx bytea NOT NULL,
  digest numeric(78, 0) NOT NULL,
  -- Of a committed model: parameters and salt, which open the digest. As confidential as the model.
  opening jsonb,
  model_circuit text NOT NULL,
  feature_program text NOT NULL,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE bank.policy (
  id uuid PRIMARY KEY,
  version integer NOT NULL UNIQUE,
  valid_from date NOT NULL UNIQUE,
  thresholds integer[] NOT NULL,
  below_line integer[] NOT NULL,
  salt numeric(39, 0) NOT NULL,
  commitment numeric(78, 0) NOT NULL,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE bank.circuit (
  id uuid PRIMARY KEY,
  circuit text NOT NULL UNIQUE,
  role text NOT NULL CHECK (role IN ('record', 'model')),
  slots integer NOT NULL CHECK (slots BETWEEN 1 AND 4096),
  r1cs_sha256 text NOT NULL,
  wasm_sha256 text NOT NULL,
  zkey_sha256 text NOT NULL,
  verifying_key_sha256 text NOT NULL,
  verifying_key jsonb NOT NULL,
  development_seed text,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE bank.certificate (
  id uuid PRIMARY KEY,
  model_circuit text NOT NULL UNIQUE,
  sha256 text NOT NULL UNIQUE,
  signed jsonb NOT NULL,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE bank.fx_table (
  id uuid PRIMARY KEY,
  date date NOT NULL UNIQUE,
  document jsonb NOT NULL,
  digest numeric(78, 0) NOT NULL,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- ---------------------------------------------------------------------------------------------- raw data

CREATE TABLE bank.customer (
  id uuid PRIMARY KEY,
  customer_id text NOT NULL UNIQUE,
  pseudonym numeric(39, 0) NOT NULL,
  segment smallint NOT NULL CHECK (segment BETWEEN 0 AND 3),
  risk_class smallint NOT NULL CHECK (risk_class BETWEEN 0 AND 3),
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE bank.account (
  id uuid PRIMARY KEY,
  bank text NOT NULL,
  account text NOT NULL,
  customer text NOT NULL REFERENCES bank.customer (customer_id),
  pseudonym numeric(39, 0) NOT NULL,
  -- The packed window after `version` postings, three field elements as decimals.
  window_state text[] NOT NULL,
  version integer NOT NULL DEFAULT 0,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (bank, account)
);

CREATE TABLE bank.transaction (
  id uuid PRIMARY KEY,
  source text NOT NULL,
  external_id text NOT NULL,
  -- Of the canonical content: tells a resend from a conflict.
  content_sha256 text NOT NULL,
  content jsonb NOT NULL,
  received_at bigint NOT NULL,
  actor text NOT NULL,
  UNIQUE (source, external_id)
);

CREATE TABLE bank.quarantine (
  id uuid PRIMARY KEY,
  source text NOT NULL,
  external_id text NOT NULL,
  side text NOT NULL,
  line_number integer NOT NULL,
  code text NOT NULL,
  reason text NOT NULL,
  business_date date,
  line smallint CHECK (line BETWEEN 0 AND 7),
  amount bigint,
  received_at bigint NOT NULL,
  -- Set when the same row came again and could be scored.
  resolved_at bigint,
  actor text NOT NULL,
  UNIQUE (source, external_id, side)
);
CREATE INDEX quarantine_date ON bank.quarantine (business_date) WHERE resolved_at IS NULL;

-- ---------------------------------------------------------------------------------------------- records

-- One row a business date; its lock gives out sequence numbers.
CREATE TABLE bank.business_day (
  business_date date PRIMARY KEY,
  next_sequence integer NOT NULL DEFAULT 0
);

CREATE TABLE bank.record (
  id uuid PRIMARY KEY,
  transaction_id uuid NOT NULL,
  source text NOT NULL,
  external_id text NOT NULL,
  side text NOT NULL CHECK (side IN ('debit', 'credit')),
  business_date date NOT NULL,
  sequence integer NOT NULL CHECK (sequence >= 0),
  account_id uuid NOT NULL,
  account_version integer NOT NULL,
  window_state text[] NOT NULL,
  amount bigint NOT NULL,
  amount_base bigint NOT NULL,
  booking_time bigint NOT NULL,
  line smallint NOT NULL,
  channel smallint NOT NULL,
  debit smallint NOT NULL,
  reversal smallint NOT NULL,
  cross_currency smallint NOT NULL,
  counterparty_risk smallint NOT NULL,
  counterparty_country smallint NOT NULL,
  currency smallint NOT NULL,
  account_pseudonym numeric(39, 0) NOT NULL,
  customer_pseudonym numeric(39, 0) NOT NULL,
  counterparty_pseudonym numeric(39, 0) NOT NULL,
  reference numeric(78, 0) NOT NULL,
  view numeric(78, 0) NOT NULL,
  segment smallint NOT NULL,
  risk_class smallint NOT NULL,
  features integer[] NOT NULL,
  rules smallint[] NOT NULL,
  score integer NOT NULL,
  alert boolean NOT NULL,
  model_version text NOT NULL,
  policy_version integer NOT NULL,
  actor text NOT NULL,
  UNIQUE (transaction_id, side),
  UNIQUE (business_date, sequence),
  UNIQUE (account_id, account_version)
);

CREATE TABLE bank.alert (
  id uuid PRIMARY KEY,
  record_id uuid NOT NULL UNIQUE,
  reasons text[] NOT NULL CHECK (cardinality(reasons) > 0),
  state text NOT NULL CHECK (state IN ('raised', 'merged')),
  actor text NOT NULL,
  raised_at bigint NOT NULL
);

-- ---------------------------------------------------------------------------------------------- batches

CREATE TABLE bank.batch (
  id uuid PRIMARY KEY,
  business_date date NOT NULL,
  batch_index integer NOT NULL CHECK (batch_index >= 0),
  kind text NOT NULL CHECK (kind IN ('normal', 'empty', 'late', 'correction', 'recovery')),
  state text NOT NULL CHECK (state IN ('sealing', 'sealed', 'closed', 'proving', 'proven', 'anchored', 'published', 'judged', 'failed')),
  failure_code text,
  context jsonb NOT NULL,
  slots integer NOT NULL,
  policy_version integer NOT NULL,
  model_version text NOT NULL,
  feature_program_version text NOT NULL,
  line_register_version integer NOT NULL,
  -- Sequence numbers [first_sequence, end_sequence) of the business date.
  first_sequence integer NOT NULL,
  end_sequence integer NOT NULL,
  records integer NOT NULL DEFAULT 0,
  chunks integer NOT NULL DEFAULT 0,
  first_salt numeric(39, 0) NOT NULL,
  rescore_differences integer NOT NULL DEFAULT 0,
  -- As of sealing: what waited in quarantine, and the FX table that held.
  quarantined jsonb NOT NULL,
  fx_table_digest numeric(78, 0) NOT NULL,
  supersedes_batch uuid REFERENCES bank.batch (id),
  supersedes text,
  attestation jsonb,
  attestation_sha256 text,
  close_index integer,
  close_hash text,
  header jsonb,
  header_index integer,
  header_hash text,
  -- Log size of the cosigned checkpoint that travels with the evidence.
  anchor_size integer,
  preflight jsonb,
  receipt jsonb,
  verdict jsonb,
  timings jsonb NOT NULL DEFAULT '{}',
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (business_date, batch_index)
);
CREATE UNIQUE INDEX batch_one_a_day ON bank.batch (business_date) WHERE kind IN ('normal', 'empty');

CREATE TABLE bank.chunk (
  id uuid PRIMARY KEY,
  batch_id uuid NOT NULL REFERENCES bank.batch (id),
  chunk_index integer NOT NULL,
  first_position integer NOT NULL,
  records integer NOT NULL,
  transactions_commitment numeric(78, 0) NOT NULL,
  records_commitment numeric(78, 0) NOT NULL,
  lookup_tags_commitment numeric(78, 0) NOT NULL,
  inference_commitment numeric(78, 0) NOT NULL,
  totals_before numeric(78, 0) NOT NULL,
  totals_after numeric(78, 0) NOT NULL,
  -- Opening of totals_after.
  totals jsonb NOT NULL,
  totals_salt numeric(39, 0) NOT NULL,
  failure_code text,
  UNIQUE (batch_id, chunk_index)
);

CREATE TABLE bank.seal (
  id uuid PRIMARY KEY,
  batch_id uuid NOT NULL REFERENCES bank.batch (id),
  -- Number of the record within the batch, from 0.
  position integer NOT NULL,
  record_id uuid NOT NULL,
  sequence integer NOT NULL,
  transaction_salt numeric(39, 0) NOT NULL,
  record_salt numeric(39, 0) NOT NULL,
  inference_salt numeric(39, 0) NOT NULL,
  -- The evaluator's score, only where production's differed.
  rescored integer,
  transaction_commitment numeric(78, 0) NOT NULL,
  record_commitment numeric(78, 0) NOT NULL,
  lookup_tag numeric(78, 0) NOT NULL,
  UNIQUE (batch_id, position)
);

CREATE TABLE bank.proof (
  id uuid PRIMARY KEY,
  batch_id uuid NOT NULL REFERENCES bank.batch (id),
  chunk_index integer NOT NULL,
  circuit text NOT NULL CHECK (circuit IN ('record', 'model')),
  proof jsonb NOT NULL,
  statement_digest numeric(78, 0) NOT NULL,
  prove_ms integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (batch_id, chunk_index, circuit)
);

CREATE TABLE bank.outbox (
  id uuid PRIMARY KEY,
  topic text NOT NULL,
  -- Ids only.
  payload jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  dispatched_at timestamptz
);
CREATE INDEX outbox_waiting ON bank.outbox (created_at) WHERE dispatched_at IS NULL;

-- ---------------------------------------------------------------------------------------------- the log

CREATE TABLE bank.log_leaf (
  index integer PRIMARY KEY CHECK (index >= 0),
  leaf bytea NOT NULL,
  hash text NOT NULL UNIQUE
);

-- Every checkpoint signed, and every one cosigned: the note with the bank's and the witness's signatures.
CREATE TABLE bank.log_checkpoint (
  size integer PRIMARY KEY,
  root text NOT NULL,
  note text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE bank.log_cosignature (
  size integer PRIMARY KEY REFERENCES bank.log_checkpoint (size),
  note text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- One row: who appends swaps the size he read for the next one.
CREATE TABLE bank.log_head (
  id integer PRIMARY KEY CHECK (id = 1),
  size integer NOT NULL CHECK (size >= 0)
);
INSERT INTO bank.log_head (id, size) VALUES (1, 0);

CREATE FUNCTION bank.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'APPEND_ONLY: % rows are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE FUNCTION bank.refuse_shrinking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'UPDATE' OR NEW.size <= OLD.size THEN
    RAISE EXCEPTION 'APPEND_ONLY: the log only grows' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.log_leaf FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.log_leaf FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.log_checkpoint FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.log_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.log_cosignature FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.log_cosignature FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.proof FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.proof FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON bank.log_head FOR EACH ROW EXECUTE FUNCTION bank.refuse_shrinking();

-- ---------------------------------------------------------------------------------------------- what services may do

GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA bank TO probity_bank_app;
GRANT UPDATE ON bank.customer, bank.account, bank.quarantine, bank.business_day, bank.batch, bank.chunk, bank.outbox, bank.log_head TO probity_bank_app;
REVOKE INSERT ON bank.log_head FROM probity_bank_app;
