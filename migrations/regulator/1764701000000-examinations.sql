-- Examination files: a scope, and what examiners put into it. Nothing put in is changed; what should not be there is withdrawn, visibly.

CREATE TABLE regulator.examination (
  id uuid PRIMARY KEY,
  number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  title text NOT NULL,
  legal_basis text NOT NULL,
  bank_ids text[] NOT NULL CHECK (cardinality(bank_ids) BETWEEN 1 AND 50),
  first_date date NOT NULL,
  last_date date NOT NULL CHECK (last_date >= first_date),
  actor text NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE TABLE regulator.examination_entry (
  examination_id uuid NOT NULL REFERENCES regulator.examination (id),
  -- Dense within the file: a missing number would show.
  number integer NOT NULL CHECK (number >= 1),
  kind text NOT NULL CHECK (kind IN ('day', 'verdict', 'checkpoint', 'note', 'withdrawal', 'closing')),
  bank_id text REFERENCES regulator.bank (bank_id),
  -- A date, the hash of a header, the size of a checkpoint, the number of the entry withdrawn.
  reference text,
  note text NOT NULL,
  actor text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (examination_id, number)
);

-- What was signed, as it was signed: a record printed again is the same.
CREATE TABLE regulator.verification_record (
  sha256 text PRIMARY KEY,
  examination_id uuid NOT NULL REFERENCES regulator.examination (id),
  record jsonb NOT NULL,
  actor text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX verification_record_examination ON regulator.verification_record (examination_id, created_at);

DO $$
DECLARE
  append_only text;
BEGIN
  FOREACH append_only IN ARRAY ARRAY['examination', 'examination_entry', 'verification_record'] LOOP
    EXECUTE format('GRANT SELECT, INSERT ON regulator.%I TO probity_regulator_app', append_only);
    EXECUTE format('CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON regulator.%I FOR EACH ROW EXECUTE FUNCTION regulator.refuse_change()', append_only);
    EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON regulator.%I FOR EACH STATEMENT EXECUTE FUNCTION regulator.refuse_change()', append_only);
  END LOOP;
END
$$;
