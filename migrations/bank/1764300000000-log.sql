-- From which day on account windows hold history. One row: open while history may be imported, closed for good by the first
-- record or batch, so that no header can say another day than the one before it.

CREATE TABLE bank.window_start (
  id integer PRIMARY KEY CHECK (id = 1),
  -- Earliest booking date of the history; null while there is none. Once closed: that, or the bank's start date.
  since date,
  closed boolean NOT NULL DEFAULT false
);

-- A database of before: what is older than the start date is history.
INSERT INTO bank.window_start (id, since, closed)
SELECT 1,
       COALESCE(min(history.at AT TIME ZONE profile.time_zone)::date, CASE WHEN begun.yes THEN profile.start_date END),
       begun.yes
  FROM (SELECT EXISTS (SELECT 1 FROM bank.batch) OR EXISTS (SELECT 1 FROM bank.record) AS yes) begun
  LEFT JOIN bank.bank_profile profile ON true
  LEFT JOIN LATERAL (SELECT (content ->> 'bookingTime')::timestamptz AS at FROM bank.transaction) history
         ON (history.at AT TIME ZONE profile.time_zone)::date < profile.start_date
 GROUP BY begun.yes, profile.start_date;

CREATE FUNCTION bank.refuse_reopening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'UPDATE' OR OLD.closed THEN
    RAISE EXCEPTION 'APPEND_ONLY: from when on windows hold history is fixed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER fixed_once_closed BEFORE UPDATE OR DELETE ON bank.window_start FOR EACH ROW EXECUTE FUNCTION bank.refuse_reopening();
CREATE TRIGGER fixed_once_closed_all BEFORE TRUNCATE ON bank.window_start FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_reopening();
GRANT SELECT, UPDATE ON bank.window_start TO probity_bank_app;

-- Who signs the log from which size on: each row is signed by the key before and by the new one. The keys themselves are in a file.
CREATE TABLE bank.log_key_rotation (
  from_size integer PRIMARY KEY CHECK (from_size > 0),
  document jsonb NOT NULL,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.log_key_rotation FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.log_key_rotation FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
GRANT SELECT, INSERT ON bank.log_key_rotation TO probity_bank_app;
