-- When days are closed, in which order chunks are proven, and what the operator wants of proving.

-- ---------------------------------------------------------------------------------------------- when days are closed

-- The newest version holds. Older ones stay: who changed the hours of closing, and when, is asked later.
CREATE TABLE bank.calendar (
  version integer PRIMARY KEY CHECK (version > 0),
  -- Local time in the bank's time zone, HH:MM.
  close_time text NOT NULL CHECK (close_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  -- ISO weekdays on which it runs: 1 is Monday.
  weekdays smallint[] NOT NULL CHECK (cardinality(weekdays) BETWEEN 1 AND 7),
  -- Dates on which it does not run all the same; the next run catches up.
  closed_dates text[] NOT NULL,
  -- Chunks are sealed and proven while the day runs.
  continuous boolean NOT NULL,
  -- Epoch seconds of the service's clock: runs before it are no concern of this version.
  since bigint NOT NULL,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- One row a run: the unique date is what makes a run of the calendar happen once. Started by hand it has no date.
CREATE TABLE bank.schedule_run (
  id uuid PRIMARY KEY,
  run_date date UNIQUE,
  started_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  -- Batches sealed, and the dates that could not be, with their codes.
  sealed integer NOT NULL DEFAULT 0,
  failures jsonb NOT NULL DEFAULT '[]',
  actor text NOT NULL
);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.calendar FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.calendar FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();

-- ---------------------------------------------------------------------------------------------- pausing proving

-- What is wanted, newest last: a queue that lost its data is paused again from here.
CREATE TABLE bank.proving_switch (
  id uuid PRIMARY KEY,
  paused boolean NOT NULL,
  reason text NOT NULL CHECK (reason <> ''),
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX proving_switch_newest ON bank.proving_switch (created_at DESC);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.proving_switch FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.proving_switch FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();

-- ---------------------------------------------------------------------------------------------- chunks before the close

ALTER TABLE bank.batch DROP CONSTRAINT batch_state_check;
ALTER TABLE bank.batch ADD CONSTRAINT batch_state_check
  CHECK (state IN ('open', 'sealing', 'sealed', 'closed', 'proving', 'proven', 'anchored', 'published', 'judged', 'failed'));
-- Sealed while its day ran, and proven without waiting for the close leaf.
ALTER TABLE bank.chunk ADD COLUMN early boolean NOT NULL DEFAULT false;

-- Records whose proof is wanted before all others.
CREATE TABLE bank.express_record (
  record_id uuid PRIMARY KEY,
  actor text NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT now()
);

-- The newest proofs of a circuit are read for every forecast.
CREATE INDEX proof_newest ON bank.proof (circuit, created_at DESC);
CREATE INDEX seal_record ON bank.seal (record_id);

-- ---------------------------------------------------------------------------------------------- what services may do

GRANT SELECT, INSERT ON bank.calendar, bank.proving_switch, bank.express_record TO probity_bank_app;
GRANT SELECT, INSERT, UPDATE ON bank.schedule_run TO probity_bank_app;
