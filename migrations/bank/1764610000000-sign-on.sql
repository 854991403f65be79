-- Logins that were begun at an OpenID provider and have not come back yet.
CREATE TABLE bank.sign_on (
  -- Of the secret that only the browser's cookie holds. State, nonce and code verifier are made from the secret: who reads this table can end no login.
  browser_sha256 bytea PRIMARY KEY CHECK (octet_length(browser_sha256) = 32),
  -- Where the browser goes afterwards, on this service.
  return_path text NOT NULL CHECK (return_path LIKE '/%' AND return_path NOT LIKE '//%'),
  -- A step-up is of this session; a login has none yet.
  session_id uuid REFERENCES bank.user_session (id) ON DELETE CASCADE,
  begun_at bigint NOT NULL,
  expires_at bigint NOT NULL
);
CREATE INDEX sign_on_expiry ON bank.sign_on (expires_at);
CREATE INDEX sign_on_session ON bank.sign_on (session_id) WHERE session_id IS NOT NULL;
GRANT SELECT, INSERT, DELETE ON bank.sign_on TO probity_bank_app;
