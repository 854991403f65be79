-- The regulator zone's first tables. The owner role (which runs this) owns them; services run as probity_regulator_app.
-- What was received, kept or judged is append-only: triggers refuse a change or removal to everybody, the owner included.

CREATE SCHEMA regulator;
GRANT USAGE ON SCHEMA regulator TO probity_regulator_app;

CREATE FUNCTION regulator.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'table %.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

-- ---------------------------------------------------------------------------------------------- registrations

-- Whether development keys are accepted. The newest row holds.
CREATE TABLE regulator.mode (
  sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sandbox boolean NOT NULL,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE regulator.bank (
  id uuid PRIMARY KEY,
  bank_id text NOT NULL UNIQUE,
  -- Name of the bank's log: how the witness finds the bank of a checkpoint.
  origin text NOT NULL UNIQUE,
  document jsonb NOT NULL,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE regulator.registration (
  id uuid PRIMARY KEY,
  -- Order of registration: of two with the same valid-from, the later one holds.
  sequence bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  -- '*' for what belongs to no one bank: circuit keys and certificates.
  bank_id text NOT NULL,
  kind text NOT NULL,
  -- What the bank calls it: version, model id, circuit …
  natural_key text NOT NULL,
  sha256 text NOT NULL,
  document jsonb NOT NULL,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (bank_id, kind, natural_key)
);

-- The trust class of a key, assigned here and never declared by the bank.
CREATE TABLE regulator.circuit_key (
  registration_id uuid PRIMARY KEY REFERENCES regulator.registration (id),
  key_sha256 text NOT NULL,
  trust_class text NOT NULL CHECK (trust_class IN ('development', 'ceremony')),
  reason text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE regulator.certifier (
  id uuid PRIMARY KEY,
  name text NOT NULL UNIQUE,
  public_key text NOT NULL UNIQUE,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- ---------------------------------------------------------------------------------------------- witness

-- The newest checkpoint that was cosigned: changed only by compare-and-swap on size and root.
CREATE TABLE regulator.witness_head (
  bank_id text PRIMARY KEY REFERENCES regulator.bank (bank_id),
  size bigint NOT NULL CHECK (size >= 0),
  root text NOT NULL
);

CREATE TABLE regulator.checkpoint (
  id uuid PRIMARY KEY,
  bank_id text NOT NULL REFERENCES regulator.bank (bank_id),
  size bigint NOT NULL,
  root text NOT NULL,
  -- The note as the bank signed it, and the cosignature line.
  note text NOT NULL,
  cosignature text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (bank_id, size)
);

-- Checkpoints with the bank's signature that do not extend what was kept: evidence of a rewritten history.
CREATE TABLE regulator.refused_checkpoint (
  id uuid PRIMARY KEY,
  bank_id text NOT NULL REFERENCES regulator.bank (bank_id),
  size bigint NOT NULL,
  root text NOT NULL,
  note text NOT NULL,
  reason text NOT NULL CHECK (reason IN ('ANOTHER_ROOT', 'NOT_CONSISTENT')),
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (bank_id, size, root)
);

-- ---------------------------------------------------------------------------------------------- evidence and verdicts

CREATE TABLE regulator.evidence (
  id uuid PRIMARY KEY,
  sequence bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  bank_id text NOT NULL REFERENCES regulator.bank (bank_id),
  bundle_sha256 text NOT NULL,
  -- Canonical JSON. Bytes, since text cannot hold everything that JSON can.
  bundle bytea NOT NULL,
  receipt jsonb NOT NULL,
  actor text NOT NULL,
  received_at timestamptz NOT NULL,
  UNIQUE (bank_id, bundle_sha256)
);

-- What is left to judge. Not evidence: rows change here.
CREATE TABLE regulator.judging (
  evidence_id uuid PRIMARY KEY REFERENCES regulator.evidence (id),
  bank_id text NOT NULL,
  sequence bigint NOT NULL,
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'judged', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  -- Evidence can overtake the one of the header before it; then it waits for that, a little.
  waits_for text,
  wait_until timestamptz
);
CREATE INDEX judging_pending ON regulator.judging (bank_id, sequence) WHERE state = 'pending';

-- A verdict for each time a piece of evidence was judged; the same header may come again in better evidence.
CREATE TABLE regulator.verdict (
  id uuid PRIMARY KEY,
  sequence bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  evidence_id uuid NOT NULL REFERENCES regulator.evidence (id),
  bank_id text NOT NULL,
  summary text NOT NULL CHECK (summary IN ('shown', 'not shown', 'refused')),
  claims jsonb NOT NULL,
  -- Null where the evidence was too malformed to name a header.
  header_hash text,
  business_date date,
  batch_index integer,
  batch_kind text,
  header_index bigint,
  supersedes text,
  -- Proven totals per line slot.
  lines jsonb,
  -- True if the header is in a log whose checkpoint was cosigned, whatever else is wrong: it is part of the bank's history.
  anchored boolean NOT NULL,
  document jsonb,
  judged_at timestamptz NOT NULL
);
CREATE INDEX verdict_evidence ON regulator.verdict (evidence_id);
CREATE INDEX verdict_header ON regulator.verdict (bank_id, header_hash);
CREATE INDEX verdict_date ON regulator.verdict (bank_id, business_date);

-- ---------------------------------------------------------------------------------------------- grants and triggers

DO $$
DECLARE
  append_only text;
BEGIN
  FOREACH append_only IN ARRAY ARRAY['mode', 'bank', 'registration', 'circuit_key', 'certifier', 'checkpoint', 'refused_checkpoint', 'evidence', 'verdict'] LOOP
    EXECUTE format('GRANT SELECT, INSERT ON regulator.%I TO probity_regulator_app', append_only);
    EXECUTE format('CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON regulator.%I FOR EACH ROW EXECUTE FUNCTION regulator.refuse_change()', append_only);
    EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON regulator.%I FOR EACH STATEMENT EXECUTE FUNCTION regulator.refuse_change()', append_only);
  END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE ON regulator.witness_head TO probity_regulator_app;
GRANT SELECT, INSERT, UPDATE ON regulator.judging TO probity_regulator_app;
