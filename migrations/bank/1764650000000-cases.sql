-- Cases: what people do about alerts. The case log says it; these tables are summaries of it, texts and files.

ALTER TABLE bank.case_event DROP CONSTRAINT case_event_kind_check;
ALTER TABLE bank.case_event ADD CONSTRAINT case_event_kind_check CHECK (kind IN (
  'alert-raised', 'alert-merged', 'case-opened', 'alert-joined', 'assigned', 'released', 'started', 'noted', 'evidence-added', 'waiting', 'resumed', 'snoozed',
  'escalated', 'prioritised', 'close-proposed', 'close-refused', 'closed', 'reopen-proposed', 'reopen-refused', 'reopened', 'known-good-matched', 'qa-reviewed', 'desk-noted'
));
-- The history of a case has one event a version, whatever the chains of its alerts' dates.
CREATE UNIQUE INDEX case_event_case ON bank.case_event ((content ->> 'case'), ((content ->> 'version')::integer)) WHERE content ? 'case';

-- A summary of a case's events, and the numbers by which the queue is read.
CREATE TABLE bank.case_state (
  id uuid PRIMARY KEY,
  customer_pseudonym numeric(39, 0) NOT NULL,
  -- Its first alert, and the business date in whose chain its events stand.
  alert_id uuid NOT NULL,
  business_date date NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  state text NOT NULL CHECK (state IN ('open', 'assigned', 'in-progress', 'waiting', 'pending-close', 'closed', 'pending-reopen')),
  level text NOT NULL CHECK (level IN ('analyst', 'senior', 'mlro')),
  priority smallint NOT NULL CHECK (priority BETWEEN 1 AND 4),
  assignee text,
  snoozed_until bigint,
  proposal jsonb,
  disposition text CHECK (disposition IN ('false-positive', 'explained', 'suspicious-reported', 'suspicious-not-reported', 'inconclusive')),
  reason text,
  decided_by text[] NOT NULL,
  suggestion jsonb,
  opened_at bigint NOT NULL,
  closed_at bigint,
  pauses jsonb NOT NULL,
  amber_at bigint,
  due_at bigint,
  CHECK ((state IN ('closed', 'pending-reopen')) = (disposition IS NOT NULL AND closed_at IS NOT NULL))
);
-- One open case a customer: of two alerts at the same time, the second one joins.
CREATE UNIQUE INDEX case_state_customer ON bank.case_state (customer_pseudonym) WHERE state NOT IN ('closed', 'pending-reopen');
CREATE INDEX case_state_queue ON bank.case_state (priority, due_at, id) WHERE state = 'open';
CREATE INDEX case_state_closed ON bank.case_state (closed_at) WHERE closed_at IS NOT NULL;

-- An alert belongs to one case, for good.
CREATE TABLE bank.case_alert (
  alert_id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES bank.case_state (id)
);
CREATE INDEX case_alert_case ON bank.case_alert (case_id);

-- Alerts that are in no case yet: written with the alert, taken away with its case.
CREATE TABLE bank.case_intake (alert_id uuid PRIMARY KEY);
CREATE FUNCTION bank.await_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO bank.case_intake (alert_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER await_case AFTER INSERT ON bank.alert FOR EACH ROW EXECUTE FUNCTION bank.await_case();
INSERT INTO bank.case_intake (alert_id) SELECT id FROM bank.alert;

-- Notes, reasons, questions and answers. The case log has the digest over salt and text.
CREATE TABLE bank.case_text (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES bank.case_state (id),
  version integer NOT NULL,
  text text NOT NULL,
  salt text NOT NULL,
  digest text NOT NULL,
  actor text NOT NULL,
  at bigint NOT NULL,
  UNIQUE (case_id, version)
);

-- Evidence files; what is in them lies in the data directory under its hash.
CREATE TABLE bank.case_evidence (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES bank.case_state (id),
  version integer NOT NULL,
  name text NOT NULL,
  content_type text NOT NULL,
  bytes bigint NOT NULL,
  sha256 text NOT NULL,
  actor text NOT NULL,
  at bigint NOT NULL,
  UNIQUE (case_id, version)
);

-- Business hours and targets; the newest version holds.
CREATE TABLE bank.business_hours (
  version integer PRIMARY KEY,
  document jsonb NOT NULL,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE bank.analyst_absence (
  analyst text PRIMARY KEY,
  until bigint NOT NULL,
  actor text NOT NULL
);

-- What a desk noted: the case log has only the digest over salt and detail.
CREATE TABLE bank.desk_event (
  subject uuid NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  business_date date NOT NULL,
  detail jsonb NOT NULL,
  salt text NOT NULL,
  digest text NOT NULL,
  actor text NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (subject, version)
);

-- Sampling of closed cases: the seed's hash is in the case log before the period ends.
CREATE TABLE bank.qa_sampling (
  id uuid PRIMARY KEY,
  period_from bigint NOT NULL,
  period_to bigint NOT NULL CHECK (period_to > period_from),
  -- Share of each disposition, in ten-thousandths.
  rates jsonb NOT NULL,
  seed text NOT NULL,
  seed_sha256 text NOT NULL,
  drawn_at bigint,
  actor text NOT NULL
);
CREATE TABLE bank.qa_review (
  id uuid PRIMARY KEY,
  sampling_id uuid NOT NULL REFERENCES bank.qa_sampling (id),
  case_id uuid NOT NULL REFERENCES bank.case_state (id),
  disposition text NOT NULL,
  decided_by text[] NOT NULL,
  outcome text CHECK (outcome IN ('agree', 'disagree')),
  reviewer text,
  reviewed_at bigint,
  UNIQUE (sampling_id, case_id)
);

-- What two people found to be good, for a while. It proposes; it decides nothing.
CREATE TABLE bank.known_good (
  id uuid PRIMARY KEY,
  version integer NOT NULL,
  customer_pseudonym numeric(39, 0) NOT NULL,
  -- As alerts name it: score, rule:<id>.
  reason text NOT NULL,
  counterparty_pseudonym numeric(39, 0),
  disposition text NOT NULL CHECK (disposition IN ('false-positive', 'explained')),
  text text NOT NULL,
  state text NOT NULL CHECK (state IN ('proposed', 'approved', 'refused', 'revoked')),
  proposed_by text NOT NULL,
  decided_by text,
  expires_at bigint NOT NULL
);
CREATE INDEX known_good_customer ON bank.known_good (customer_pseudonym) WHERE state = 'approved';

-- Requests of the FIU.
CREATE TABLE bank.fiu_request (
  id uuid PRIMARY KEY,
  version integer NOT NULL,
  reference text NOT NULL UNIQUE,
  urgency text NOT NULL CHECK (urgency IN ('normal', 'urgent')),
  legal_basis text NOT NULL,
  subjects text[] NOT NULL,
  received_at bigint NOT NULL,
  due_at bigint NOT NULL,
  state text NOT NULL CHECK (state IN ('received', 'assigned', 'drafted', 'released')),
  assignee text,
  draft text,
  drafted_by text,
  released_by text,
  released_at bigint
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['case_alert', 'case_text', 'case_evidence', 'business_hours', 'desk_event'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.%I FOR EACH ROW EXECUTE FUNCTION bank.refuse_change()', name);
    EXECUTE format('CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.%I FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change()', name);
    EXECUTE format('GRANT SELECT, INSERT ON bank.%I TO probity_bank_app', name);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON bank.case_state, bank.analyst_absence, bank.qa_sampling, bank.qa_review, bank.known_good, bank.fiu_request TO probity_bank_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON bank.case_intake TO probity_bank_app;
