-- The leaves of each bank's log. What the bank offered may be replaced until a checkpoint over it is cosigned; then it moves
-- to regulator.log_leaf, where nothing is changed or removed.

CREATE TABLE regulator.offered_leaf (
  bank_id text NOT NULL REFERENCES regulator.bank (bank_id),
  index bigint NOT NULL CHECK (index >= 0),
  -- The exact bytes, UTF-8 JSON, and their RFC 9162 leaf hash, hex.
  leaf bytea NOT NULL,
  hash text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('close', 'header')),
  business_date date NOT NULL,
  batch_index integer NOT NULL,
  batch_kind text NOT NULL,
  -- Of a header: the close leaf that it names.
  close_leaf_hash text,
  PRIMARY KEY (bank_id, index)
);

CREATE TABLE regulator.log_leaf (
  LIKE regulator.offered_leaf INCLUDING CONSTRAINTS INCLUDING INDEXES,
  FOREIGN KEY (bank_id) REFERENCES regulator.bank (bank_id)
);
CREATE INDEX log_leaf_date ON regulator.log_leaf (bank_id, business_date);
CREATE INDEX log_leaf_header ON regulator.log_leaf (bank_id, index) WHERE kind = 'header';
CREATE INDEX log_leaf_hash ON regulator.log_leaf (bank_id, hash);

-- Roots of the perfect subtrees of the tree at `size`, largest first, hex: with them a longer tree is checked by its new leaves alone.
ALTER TABLE regulator.witness_head ADD COLUMN frontier text[] NOT NULL DEFAULT '{}';

-- Leaves were handed out again to a bank that no longer had them: its log goes on with a recovery from this size, or not at all.
CREATE TABLE regulator.recovering (
  id uuid PRIMARY KEY,
  bank_id text NOT NULL REFERENCES regulator.bank (bank_id),
  -- Size of the cosigned log then, and how many leaves the bank said it still had.
  size bigint NOT NULL,
  held bigint NOT NULL,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (bank_id, size)
);

DO $$
DECLARE
  append_only text;
BEGIN
  FOREACH append_only IN ARRAY ARRAY['log_leaf', 'recovering'] LOOP
    EXECUTE format('GRANT SELECT, INSERT ON regulator.%I TO probity_regulator_app', append_only);
    EXECUTE format('CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON regulator.%I FOR EACH ROW EXECUTE FUNCTION regulator.refuse_change()', append_only);
    EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON regulator.%I FOR EACH STATEMENT EXECUTE FUNCTION regulator.refuse_change()', append_only);
  END LOOP;
END
$$;
GRANT SELECT, INSERT, UPDATE, DELETE ON regulator.offered_leaf TO probity_regulator_app;
