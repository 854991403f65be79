-- Who customers are, encrypted; lists in versions; and what search is quick by.

-- ---------------------------------------------------------------------------------------------- identities

-- One data key a customer, wrapped by a key that is not in the database. Erasing: the wrapped key is emptied, the row stays.
CREATE TABLE bank.customer_key (
  -- Id of the customer's row.
  id uuid PRIMARY KEY REFERENCES bank.customer (id),
  -- Of the data key: a new identity gets a new one.
  version integer NOT NULL CHECK (version > 0),
  -- Version of the key-encryption key.
  key_id text,
  wrapped bytea,
  -- Keyed digest of the identity: the same one put again changes nothing.
  content_mac bytea,
  actor text NOT NULL,
  -- Epoch seconds.
  put_at bigint NOT NULL,
  erased_at bigint,
  erased_by text,
  erase_reason text,
  CHECK ((wrapped IS NULL) = (erased_at IS NOT NULL)),
  CHECK ((wrapped IS NULL) = (key_id IS NULL)),
  CHECK ((erased_at IS NULL) = (erase_reason IS NULL)),
  CHECK ((erased_at IS NULL) = (erased_by IS NULL))
);
-- Rotation asks for what is not yet under the current version.
CREATE INDEX customer_key_key ON bank.customer_key (key_id) WHERE key_id IS NOT NULL;

CREATE TABLE bank.customer_identity (
  customer uuid NOT NULL REFERENCES bank.customer_key (id),
  field text NOT NULL,
  key_version integer NOT NULL,
  -- Nonce, ciphertext, tag.
  sealed bytea NOT NULL,
  PRIMARY KEY (customer, field)
);

-- Blind index: HMACs of words of names, and of registration numbers.
CREATE TABLE bank.customer_token (
  token bytea NOT NULL,
  customer uuid NOT NULL REFERENCES bank.customer_key (id),
  PRIMARY KEY (token, customer)
);
CREATE INDEX customer_token_customer ON bank.customer_token (customer);

-- Who looked at whom, and why.
CREATE TABLE bank.identity_access (
  id uuid PRIMARY KEY,
  customer_ref text NOT NULL,
  actor text NOT NULL,
  action text NOT NULL CHECK (action IN ('read', 'found', 'erased')),
  purpose text NOT NULL,
  at bigint NOT NULL
);
CREATE INDEX identity_access_customer ON bank.identity_access (customer_ref, at);

-- ---------------------------------------------------------------------------------------------- history of segment and risk class

CREATE TABLE bank.customer_history (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer uuid NOT NULL,
  segment smallint NOT NULL,
  risk_class smallint NOT NULL,
  actor text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX customer_history_customer ON bank.customer_history (customer, id);
INSERT INTO bank.customer_history (customer, segment, risk_class, actor, at) SELECT id, segment, risk_class, actor, created_at FROM bank.customer;

-- A trigger, so that no way of changing a customer can forget it.
CREATE FUNCTION bank.note_customer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR OLD.segment <> NEW.segment OR OLD.risk_class <> NEW.risk_class THEN
    INSERT INTO bank.customer_history (customer, segment, risk_class, actor) VALUES (NEW.id, NEW.segment, NEW.risk_class, NEW.actor);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER note_customer AFTER INSERT OR UPDATE ON bank.customer FOR EACH ROW EXECUTE FUNCTION bank.note_customer();

-- ---------------------------------------------------------------------------------------------- lists in versions

CREATE TABLE bank.risk_list (
  id uuid PRIMARY KEY,
  version text NOT NULL UNIQUE,
  valid_from date NOT NULL UNIQUE,
  document jsonb NOT NULL,
  sha256 text NOT NULL,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE bank.currency_table (
  id uuid PRIMARY KEY,
  version text NOT NULL UNIQUE,
  valid_from date NOT NULL UNIQUE,
  document jsonb NOT NULL,
  sha256 text NOT NULL,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- ---------------------------------------------------------------------------------------------- what search and pages read by

-- text_pattern_ops: by what a text begins with, whatever the database's collation.
CREATE INDEX transaction_by_external_id ON bank.transaction (external_id text_pattern_ops);
CREATE INDEX transaction_by_reference ON bank.transaction ((content ->> 'reference') text_pattern_ops) WHERE content ->> 'reference' IS NOT NULL;
CREATE INDEX account_by_number ON bank.account (account text_pattern_ops);
CREATE INDEX account_by_customer ON bank.account (customer);
CREATE INDEX customer_by_customer_id ON bank.customer (customer_id text_pattern_ops);

-- ---------------------------------------------------------------------------------------------- what services may do

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.identity_access FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.identity_access FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.customer_history FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.customer_history FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.risk_list FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.risk_list FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.currency_table FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.currency_table FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
GRANT SELECT, INSERT ON bank.customer_key, bank.customer_identity, bank.customer_token, bank.identity_access, bank.customer_history, bank.risk_list, bank.currency_table TO probity_bank_app;
GRANT UPDATE ON bank.customer_key TO probity_bank_app;
GRANT DELETE ON bank.customer_identity, bank.customer_token TO probity_bank_app;
