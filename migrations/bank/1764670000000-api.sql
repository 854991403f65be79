-- What the api remembers of requests that carried an idempotency key.

-- The primary key decides between two requests that come at once. Rows go when they expire.
CREATE TABLE bank.idempotency_key (
  actor text NOT NULL,
  key text NOT NULL,
  -- Of method, path and body.
  request_sha256 text NOT NULL,
  -- Names this holding of the key; whoever takes over a held key whose lease ended writes another one.
  attempt uuid NOT NULL,
  lease_until timestamptz NOT NULL,
  -- Null while the request runs.
  status integer,
  body jsonb,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (actor, key)
);
CREATE INDEX idempotency_key_expiry ON bank.idempotency_key (expires_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON bank.idempotency_key TO probity_bank_app;
