-- What the regulator's own machine found when it compiled a registered record circuit from public sources and remade its key.
CREATE TABLE regulator.circuit_check (
  id uuid PRIMARY KEY,
  sequence bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  key_sha256 text NOT NULL CHECK (key_sha256 ~ '^[0-9a-f]{64}$'),
  -- Digest of the feature program that was compiled.
  feature_program_digest text NOT NULL,
  r1cs_sha256 text NOT NULL CHECK (r1cs_sha256 ~ '^[0-9a-f]{64}$'),
  -- Of the key that the published seed gives over these constraints; null where there is no seed.
  remade_key_sha256 text CHECK (remade_key_sha256 ~ '^[0-9a-f]{64}$'),
  compiler text NOT NULL,
  constraints integer NOT NULL,
  actor text NOT NULL,
  created_at timestamptz NOT NULL
);
GRANT SELECT, INSERT ON regulator.circuit_check TO probity_regulator_app;
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON regulator.circuit_check FOR EACH ROW EXECUTE FUNCTION regulator.refuse_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON regulator.circuit_check FOR EACH STATEMENT EXECUTE FUNCTION regulator.refuse_change();
