-- What a model's features are usually like: the vector that alerts are explained against. A version is never changed.
CREATE TABLE bank.model_baseline (
  model_version text NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  features integer[] NOT NULL,
  -- Of how many records it is the medians; 0 where it was put by hand.
  records integer NOT NULL CHECK (records >= 0),
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (model_version, version)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.model_baseline FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.model_baseline FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
GRANT SELECT, INSERT ON bank.model_baseline TO probity_bank_app;

-- Alerts of one customer.
CREATE INDEX record_alerts_of_customer ON bank.record (customer_pseudonym, booking_time) WHERE alert;
