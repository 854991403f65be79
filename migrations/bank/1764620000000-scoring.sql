-- A challenger beside the champion, and what each process says that it has really loaded.

-- Which model and policy are tried beside those that hold, from which business date on. The newest version for a date holds;
-- null: the champion's own. Both null: from that date on nothing is tried.
CREATE TABLE bank.challenger (
  id uuid PRIMARY KEY,
  version integer NOT NULL UNIQUE CHECK (version > 0),
  valid_from date NOT NULL,
  model_version text REFERENCES bank.model (version),
  policy_version integer REFERENCES bank.policy (version),
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- What a challenger would have said. It decides nothing: no alert is made or taken back by it.
CREATE TABLE bank.shadow_score (
  record_id uuid NOT NULL REFERENCES bank.record (id),
  model_version text NOT NULL,
  policy_version integer NOT NULL,
  score integer NOT NULL,
  alert boolean NOT NULL,
  PRIMARY KEY (record_id, model_version, policy_version)
);

-- How far a challenger has come: records of the date before this sequence number are done. Its row lock keeps two processes apart.
CREATE TABLE bank.shadow_progress (
  challenger_id uuid NOT NULL REFERENCES bank.challenger (id),
  business_date date NOT NULL,
  next_sequence integer NOT NULL DEFAULT 0,
  PRIMARY KEY (challenger_id, business_date)
);

-- What runs, and what it holds in memory: digests of what was loaded, by the process's own word.
CREATE TABLE bank.loaded_process (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('bank-api', 'prover-worker')),
  host text NOT NULL,
  pid integer NOT NULL,
  -- SHA-256 over the compiled libraries that it started with.
  code text NOT NULL,
  loaded jsonb NOT NULL,
  stopped boolean NOT NULL DEFAULT false,
  started_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now()
);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.challenger FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.challenger FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.shadow_score FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.shadow_score FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
GRANT SELECT, INSERT ON bank.challenger, bank.shadow_score TO probity_bank_app;
GRANT SELECT, INSERT, UPDATE ON bank.shadow_progress TO probity_bank_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON bank.loaded_process TO probity_bank_app;
