-- What the bank's own systems and people are told: notices, the webhooks they go to, and the mails that count them.

-- The outbox: that something happened, written in the transaction in which it does. Ids, dates and codes only.
CREATE TABLE bank.notice (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  event text NOT NULL CHECK (event IN ('alert.created', 'day.cosigned', 'day.refused', 'webhook.test')),
  data jsonb NOT NULL,
  occurred_at timestamptz NOT NULL DEFAULT now(),
  -- When each webhook that wants it was given a delivery.
  spread_at timestamptz,
  -- When it was counted in mails.
  mailed_at timestamptz
);
CREATE INDEX notice_to_spread ON bank.notice (occurred_at) WHERE spread_at IS NULL;
CREATE INDEX notice_to_mail ON bank.notice (occurred_at) WHERE mailed_at IS NULL;
CREATE INDEX notice_age ON bank.notice (occurred_at);

-- Triggers, so that no path by which an alert is raised or a batch goes on can forget it.
CREATE FUNCTION bank.notice_alerts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO bank.notice (event, data) SELECT 'alert.created', jsonb_build_object('alertId', id) FROM raised WHERE state = 'raised';
  RETURN NULL;
END $$;
CREATE TRIGGER notice_alerts AFTER INSERT ON bank.alert REFERENCING NEW TABLE AS raised FOR EACH STATEMENT EXECUTE FUNCTION bank.notice_alerts();

CREATE FUNCTION bank.notice_cosigned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO bank.notice (event, data)
  VALUES ('day.cosigned', jsonb_build_object('batchId', NEW.id, 'businessDate', NEW.business_date, 'kind', NEW.kind, 'headerHash', NEW.header_hash));
  RETURN NULL;
END $$;
CREATE TRIGGER notice_cosigned AFTER UPDATE ON bank.batch FOR EACH ROW
  WHEN (OLD.anchor_size IS NULL AND NEW.anchor_size IS NOT NULL) EXECUTE FUNCTION bank.notice_cosigned();

-- Refused by the pre-flight, the witness or the regulator before it was judged, or by the verdict. Which claims, and why, where claims were judged.
CREATE FUNCTION bank.notice_refused() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  judged boolean := OLD.verdict IS NULL AND NEW.verdict IS NOT NULL;
  claims jsonb := CASE WHEN judged THEN NEW.verdict -> 'claims' WHEN NEW.failure_code = 'PREFLIGHT_REFUSED' THEN NEW.preflight END;
BEGIN
  INSERT INTO bank.notice (event, data)
  VALUES ('day.refused', jsonb_build_object(
    'batchId', NEW.id, 'businessDate', NEW.business_date, 'kind', NEW.kind,
    'code', CASE WHEN judged THEN 'VERDICT_REFUSED' ELSE NEW.failure_code END,
    'claims', coalesce((SELECT jsonb_agg(jsonb_build_object('claim', c -> 'claim', 'code', c -> 'code')) FROM jsonb_path_query(claims, '$[*] ? (@.status == "refused")') c), '[]')
  ));
  RETURN NULL;
END $$;
CREATE TRIGGER notice_refused AFTER UPDATE ON bank.batch FOR EACH ROW WHEN (
  (NEW.failure_code IS DISTINCT FROM OLD.failure_code AND NEW.failure_code IN ('PREFLIGHT_REFUSED', 'WITNESS_REFUSED', 'LOG_BEHIND_WITNESS', 'REGULATOR_REFUSED'))
  OR (OLD.verdict IS NULL AND NEW.verdict ->> 'summary' = 'refused')
) EXECUTE FUNCTION bank.notice_refused();

CREATE TABLE bank.webhook (
  id uuid PRIMARY KEY,
  url text NOT NULL,
  events text[] NOT NULL CHECK (cardinality(events) > 0),
  -- AES-256-GCM under a key that follows from the bank's key file: it has to be read to sign, so a hash would not do. Empty once removed.
  secret bytea NOT NULL,
  -- Signs besides until then, so that a receiver can change over.
  former_secret bytea,
  former_until timestamptz,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  rotated_by text,
  rotated_at timestamptz,
  -- By the receiver, who answered 410.
  disabled_at timestamptz,
  removed_by text,
  removed_at timestamptz,
  CHECK ((former_secret IS NULL) = (former_until IS NULL))
);

-- One row for each notice and webhook: (notice, webhook) is unique, so a notice that is spread twice is delivered once.
CREATE TABLE bank.webhook_delivery (
  -- The receiver's `webhook-id`: the same at every attempt.
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  notice_id uuid NOT NULL REFERENCES bank.notice (id) ON DELETE CASCADE,
  webhook_id uuid NOT NULL REFERENCES bank.webhook (id),
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'dead')),
  created_at timestamptz NOT NULL DEFAULT now(),
  -- Of this round, and since when it goes: sending again by hand starts a new one.
  attempts integer NOT NULL DEFAULT 0,
  round_since timestamptz NOT NULL DEFAULT now(),
  -- Names the attempt that is under way. What ends a lease that another process took over changes nothing.
  claim uuid,
  -- While an attempt is under way: when its lease ends.
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  -- Of the last attempt: HTTP_<status>, or the code of what was in the way.
  last_outcome text,
  delivered_at timestamptz,
  UNIQUE (notice_id, webhook_id)
);
CREATE INDEX webhook_delivery_open ON bank.webhook_delivery (state, webhook_id, next_attempt_at) WHERE state <> 'delivered';
CREATE INDEX webhook_delivery_of ON bank.webhook_delivery (webhook_id, created_at DESC, id DESC);

-- One mail to one address: counts and nothing else.
CREATE TABLE bank.notice_mail (
  -- Also in its Message-ID: the same at every attempt.
  id uuid PRIMARY KEY,
  recipient text NOT NULL,
  -- How many of each event, and the time of the first of them.
  counts jsonb NOT NULL,
  since timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'dead')),
  created_at timestamptz NOT NULL DEFAULT now(),
  attempts integer NOT NULL DEFAULT 0,
  claim uuid,
  next_attempt_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX notice_mail_open ON bank.notice_mail (state, next_attempt_at) WHERE state <> 'sent';
CREATE INDEX notice_mail_age ON bank.notice_mail (created_at);

GRANT SELECT, INSERT, UPDATE (spread_at, mailed_at), DELETE ON bank.notice TO probity_bank_app;
GRANT SELECT, INSERT, UPDATE (secret, former_secret, former_until, rotated_by, rotated_at, disabled_at, removed_by, removed_at) ON bank.webhook TO probity_bank_app;
GRANT SELECT, INSERT, UPDATE (state, attempts, round_since, claim, next_attempt_at, last_outcome, delivered_at) ON bank.webhook_delivery TO probity_bank_app;
GRANT SELECT, INSERT, UPDATE (state, attempts, claim, next_attempt_at), DELETE ON bank.notice_mail TO probity_bank_app;
