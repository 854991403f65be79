-- Prover workers as they announce themselves: for operators, and for nothing that decides. A worker that is killed says
-- nothing; who has not been seen for a while counts as lost. All times are the database's, since clocks of machines differ.
CREATE TABLE bank.worker (
  -- Of one process, made at its start.
  id uuid PRIMARY KEY,
  host text NOT NULL,
  pid integer NOT NULL,
  engine text NOT NULL,
  engine_version text NOT NULL,
  -- Proofs at a time.
  processes integer NOT NULL CHECK (processes > 0),
  cores integer NOT NULL CHECK (cores > 0),
  memory_mib integer NOT NULL CHECK (memory_mib > 0),
  -- Registered proving keys on its disk: [{circuit, sha256}].
  keys jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('working', 'draining', 'stopped')),
  -- Code of what keeps it from its artifacts, if anything does.
  trouble text,
  -- Proofs stored since its start.
  proofs integer NOT NULL CHECK (proofs >= 0),
  started_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now()
);

GRANT SELECT, INSERT, UPDATE, DELETE ON bank.worker TO probity_bank_app;
