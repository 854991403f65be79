-- A recorded history, which `probity history import` plays into an empty database. While it is played, rows that carry the time of
-- their insertion get the recorded time; afterwards the row says for good that this installation shows a recording.
CREATE TABLE regulator.recorded_history (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  name text NOT NULL,
  -- Of the journal: a half-played history goes on with the same one only.
  journal_sha256 text NOT NULL,
  -- The entry that is being played, and its time. All before it are in the database.
  position integer NOT NULL,
  playing_at timestamptz,
  -- Where the recording ends: the clock of an installation that shows it stands there. Null while it is played.
  ended_at timestamptz
);
-- The service reads it. Only the owner of the database, who could date rows as he likes anyway, plays a history.
GRANT SELECT ON regulator.recorded_history TO probity_regulator_app;

CREATE FUNCTION regulator.row_time() RETURNS timestamptz LANGUAGE sql STABLE AS
  'SELECT coalesce((SELECT playing_at FROM regulator.recorded_history), now())';

DO $$
DECLARE
  timed text;
BEGIN
  FOREACH timed IN ARRAY ARRAY['mode', 'bank', 'registration', 'circuit_key', 'certifier', 'checkpoint', 'refused_checkpoint', 'recovering'] LOOP
    EXECUTE format('ALTER TABLE regulator.%I ALTER COLUMN created_at SET DEFAULT regulator.row_time()', timed);
  END LOOP;
END
$$;
