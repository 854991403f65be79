-- What is handed in counts only once two people have confirmed it, neither of whom handed it in. Registering is no approval:
-- the two confirm that the document is what the bank, the certifier or the installation says it is.

CREATE TABLE regulator.proposal (
  id uuid PRIMARY KEY,
  sequence bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  kind text NOT NULL,
  -- Null for what is of no one bank.
  bank_id text,
  sha256 text NOT NULL,
  document jsonb NOT NULL,
  actor text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX proposal_sha256 ON regulator.proposal (sha256);

CREATE TABLE regulator.confirmation (
  proposal_id uuid NOT NULL REFERENCES regulator.proposal (id),
  actor text NOT NULL,
  decision text NOT NULL CHECK (decision IN ('confirmed', 'declined')),
  -- Of the document that was looked at.
  sha256 text NOT NULL,
  note text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (proposal_id, actor)
);

ALTER TABLE regulator.registration ADD COLUMN proposal_id uuid REFERENCES regulator.proposal (id);
ALTER TABLE regulator.bank ADD COLUMN proposal_id uuid REFERENCES regulator.proposal (id);
ALTER TABLE regulator.certifier ADD COLUMN proposal_id uuid REFERENCES regulator.proposal (id);
ALTER TABLE regulator.mode ADD COLUMN proposal_id uuid REFERENCES regulator.proposal (id);

-- Holds against the service too: nothing is entered that is not, word for word, what two others confirmed.
CREATE FUNCTION regulator.require_confirmed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  proposed regulator.proposal;
  entered jsonb;
BEGIN
  SELECT * INTO proposed FROM regulator.proposal WHERE id = NEW.proposal_id;
  entered := CASE TG_TABLE_NAME
    WHEN 'certifier' THEN jsonb_build_object('kind', 'certifier', 'name', to_jsonb(NEW) -> 'name', 'publicKey', to_jsonb(NEW) -> 'public_key')
    WHEN 'mode' THEN jsonb_build_object('kind', 'mode', 'sandbox', to_jsonb(NEW) -> 'sandbox')
    ELSE to_jsonb(NEW) -> 'document' END;
  IF proposed.id IS NULL OR proposed.document IS DISTINCT FROM entered
     OR EXISTS (SELECT FROM regulator.confirmation WHERE proposal_id = proposed.id AND decision = 'declined')
     OR (SELECT count(*) FROM regulator.confirmation WHERE proposal_id = proposed.id AND decision = 'confirmed' AND sha256 = proposed.sha256 AND actor <> proposed.actor) < 2 THEN
    RAISE EXCEPTION 'a row of regulator.% was not confirmed by two people', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END
$$;

DO $$
DECLARE
  entered text;
  append_only text;
BEGIN
  -- At commit: what is handed in is tried out first, and taken back.
  FOREACH entered IN ARRAY ARRAY['registration', 'bank', 'certifier', 'mode'] LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER require_confirmed AFTER INSERT ON regulator.%I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION regulator.require_confirmed()', entered);
  END LOOP;
  FOREACH append_only IN ARRAY ARRAY['proposal', 'confirmation'] LOOP
    EXECUTE format('GRANT SELECT, INSERT ON regulator.%I TO probity_regulator_app', append_only);
    EXECUTE format('CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON regulator.%I FOR EACH ROW EXECUTE FUNCTION regulator.refuse_change()', append_only);
    EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON regulator.%I FOR EACH STATEMENT EXECUTE FUNCTION regulator.refuse_change()', append_only);
  END LOOP;
END
$$;
