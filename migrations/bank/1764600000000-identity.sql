-- Users of the bank's service, what they may do, their sessions, and what happened to all of it.
-- Times are epoch seconds of the service's clock.

-- The closed list of roles; libs/bank/identity says what each may do.
CREATE FUNCTION bank.are_roles(asked text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT asked <@ ARRAY['analyst', 'senior-analyst', 'mlro', 'model-validator', 'operator', 'auditor', 'ledger-attestor'] AND array_position(asked, NULL) IS NULL
$$;

CREATE TABLE bank.app_user (
  id uuid PRIMARY KEY,
  email text NOT NULL UNIQUE CHECK (email = lower(email) AND email <> ''),
  display_name text NOT NULL CHECK (display_name <> ''),
  -- Services may not write them: the trigger on decisions does. Of a user of a provider they are empty.
  roles text[] NOT NULL DEFAULT '{}' CHECK (bank.are_roles(roles)),
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'disabled')),
  -- argon2id, with its parameters; null until the user chose a password, and of users of a provider.
  password_hash text CHECK (password_hash LIKE '$argon2id$%'),
  -- Since the last login that succeeded: to be seen by people, no lock.
  failed_attempts integer NOT NULL DEFAULT 0,
  -- A user of an OpenID provider: who it says it is, and the roles that its groups gave at the last login.
  issuer text,
  subject text,
  provider_roles text[] NOT NULL DEFAULT '{}' CHECK (bank.are_roles(provider_roles)),
  -- Grows with roles and state.
  version integer NOT NULL DEFAULT 1,
  created_at bigint NOT NULL,
  UNIQUE (issuer, subject),
  CHECK ((issuer IS NULL) = (subject IS NULL)),
  CHECK (CASE WHEN issuer IS NULL THEN provider_roles = '{}' ELSE roles = '{}' AND password_hash IS NULL END)
);
GRANT SELECT, INSERT (id, email, display_name, issuer, subject, provider_roles, created_at),
  UPDATE (email, display_name, state, password_hash, failed_attempts, provider_roles, version) ON bank.app_user TO probity_bank_app;

-- Who is disabled has no roles any more: coming back takes two people, like coming in.
CREATE FUNCTION bank.take_roles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.roles := '{}';
  NEW.provider_roles := '{}';
  RETURN NEW;
END $$;
CREATE TRIGGER take_roles BEFORE UPDATE ON bank.app_user FOR EACH ROW WHEN (NEW.state = 'disabled') EXECUTE FUNCTION bank.take_roles();

-- The cookie's token is nowhere: who reads this table can't use a session.
CREATE TABLE bank.user_session (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES bank.app_user (id),
  token_sha256 bytea NOT NULL UNIQUE CHECK (octet_length(token_sha256) = 32),
  method text NOT NULL CHECK (method IN ('password', 'provider')),
  -- When the person last proved who they are.
  authenticated_at bigint NOT NULL,
  created_at bigint NOT NULL,
  last_used_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  ended_at bigint
);
CREATE INDEX user_session_user ON bank.user_session (user_id) WHERE ended_at IS NULL;
CREATE INDEX user_session_expiry ON bank.user_session (expires_at);
GRANT SELECT, INSERT, UPDATE (token_sha256, authenticated_at, last_used_at, ended_at), DELETE ON bank.user_session TO probity_bank_app;

-- A browser that a user signed in with before: strangers who guess can't keep it out.
CREATE TABLE bank.login_device (
  token_sha256 bytea PRIMARY KEY CHECK (octet_length(token_sha256) = 32),
  user_id uuid NOT NULL REFERENCES bank.app_user (id),
  used_at bigint NOT NULL
);
GRANT SELECT, INSERT, UPDATE (used_at), DELETE ON bank.login_device TO probity_bank_app;

-- Token buckets of logins, of every service process together: the row lock decides between attempts that come at once.
CREATE TABLE bank.login_bucket (
  -- SHA-256 of what is limited: addresses and e-mails stand nowhere in clear for it.
  key bytea PRIMARY KEY,
  tokens double precision NOT NULL,
  at bigint NOT NULL
);
CREATE INDEX login_bucket_age ON bank.login_bucket (at);
GRANT SELECT, INSERT, UPDATE, DELETE ON bank.login_bucket TO probity_bank_app;

-- ---------------------------------------------------------------------------------------------- roles take two people

CREATE TABLE bank.role_change (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES bank.app_user (id),
  -- Of the user that the change was made for: it holds for no other.
  user_version integer NOT NULL,
  roles text[] NOT NULL CHECK (bank.are_roles(roles)),
  reason text NOT NULL CHECK (reason <> ''),
  maker text NOT NULL CHECK (maker <> ''),
  at bigint NOT NULL,
  -- Nobody asks for roles of their own.
  CONSTRAINT nobody_for_themselves CHECK (maker <> 'user:' || user_id)
);
CREATE INDEX role_change_user ON bank.role_change (user_id);

CREATE TABLE bank.role_change_decision (
  -- Once and for good.
  change_id uuid PRIMARY KEY REFERENCES bank.role_change (id),
  decision text NOT NULL CHECK (decision IN ('approved', 'rejected')),
  actor text NOT NULL CHECK (actor <> ''),
  at bigint NOT NULL
);

-- The only writer of roles. The user's row lock puts decisions about one user in a line.
CREATE FUNCTION bank.decide_roles() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  change bank.role_change%ROWTYPE;
  known integer;
BEGIN
  SELECT * INTO change FROM bank.role_change WHERE id = NEW.change_id;
  IF NEW.decision <> 'approved' THEN RETURN NEW; END IF;
  IF NEW.actor = change.maker OR NEW.actor = 'user:' || change.user_id THEN
    RAISE EXCEPTION 'SELF_APPROVAL: roles are approved by somebody else than who asked for them and who gets them' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- Who holds the file of service tokens would be a second person at will.
  IF NEW.actor NOT LIKE 'user:%' THEN
    RAISE EXCEPTION 'PERSON_NEEDED: roles are approved by a person who signed in' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT version INTO known FROM bank.app_user WHERE id = change.user_id FOR UPDATE;
  IF known <> change.user_version THEN
    RAISE EXCEPTION 'ROLE_CHANGE_STALE: the user was changed since: ask for the roles again' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE bank.app_user SET roles = change.roles, version = version + 1 WHERE id = change.user_id;
  UPDATE bank.user_session SET ended_at = NEW.at WHERE user_id = change.user_id AND ended_at IS NULL;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION bank.decide_roles() FROM PUBLIC;
CREATE TRIGGER decide BEFORE INSERT ON bank.role_change_decision FOR EACH ROW EXECUTE FUNCTION bank.decide_roles();
GRANT SELECT, INSERT ON bank.role_change, bank.role_change_decision TO probity_bank_app;

-- ---------------------------------------------------------------------------------------------- a password takes two people

-- What lets somebody choose a new password is two halves, shown to two people: one alone could sign in as the other person,
-- and would be two of the people that four eyes ask for.
CREATE TABLE bank.password_reset (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES bank.app_user (id),
  maker text NOT NULL CHECK (maker <> ''),
  maker_sha256 bytea NOT NULL CHECK (octet_length(maker_sha256) = 32),
  approver text CHECK (approver <> ''),
  approver_sha256 bytea CHECK (octet_length(approver_sha256) = 32),
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  used_at bigint,
  CHECK ((approver IS NULL) = (approver_sha256 IS NULL)),
  CHECK (used_at IS NULL OR approver IS NOT NULL),
  CONSTRAINT nobody_for_themselves CHECK (maker <> 'user:' || user_id),
  CONSTRAINT two_people CHECK (approver <> maker AND approver <> 'user:' || user_id),
  -- No service token is a second person; the owner of the database makes the first users.
  CONSTRAINT approved_by_a_person CHECK (approver LIKE 'user:%' OR approver = 'database-owner')
);
CREATE INDEX password_reset_user ON bank.password_reset (user_id);
GRANT SELECT, INSERT, UPDATE (approver, approver_sha256, expires_at, used_at) ON bank.password_reset TO probity_bank_app;

-- ---------------------------------------------------------------------------------------------- what happened

CREATE TABLE bank.identity_event (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN (
    'user-created', 'user-disabled', 'user-enabled', 'login', 'login-failed', 'logout', 'step-up', 'step-up-failed', 'session-ended', 'password-changed',
    'password-change-failed', 'reset-requested', 'reset-approved', 'reset-used', 'roles-requested', 'roles-approved', 'roles-rejected', 'roles-by-provider')),
  -- Who did it; null of a stranger.
  actor text,
  -- Whom it concerns; null where an account was named that does not exist.
  user_id uuid REFERENCES bank.app_user (id),
  -- Session, role change or reset.
  reference uuid,
  address text
);
CREATE INDEX identity_event_user ON bank.identity_event (user_id, number);
GRANT SELECT, INSERT ON bank.identity_event TO probity_bank_app;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.identity_event FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.identity_event FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.role_change FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.role_change FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.role_change_decision FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.role_change_decision FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
