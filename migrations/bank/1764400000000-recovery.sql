-- After a restore from backup: leaves that came back from the witness, batches whose rows are lost, and the recoveries that redo them.

-- People who may approve a recovery, as registered: [{name, publicKey}].
ALTER TABLE bank.bank_profile ADD COLUMN recovery_keys jsonb NOT NULL DEFAULT '[]';

-- Lost: its leaves are in the log and its rows are not here. Recovery: what its header will say. Approvals: signatures so far.
ALTER TABLE bank.batch
  ADD COLUMN lost boolean NOT NULL DEFAULT false,
  ADD COLUMN recovery jsonb,
  ADD COLUMN approvals jsonb NOT NULL DEFAULT '[]';

-- Each time that leaves came back: how many the log still held, and the cosigned size it then had.
CREATE TABLE bank.log_recovery (
  id uuid PRIMARY KEY,
  held integer NOT NULL CHECK (held >= 0),
  size integer NOT NULL UNIQUE CHECK (size > held),
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bank.log_recovery FOR EACH ROW EXECUTE FUNCTION bank.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON bank.log_recovery FOR EACH STATEMENT EXECUTE FUNCTION bank.refuse_change();
GRANT SELECT, INSERT ON bank.log_recovery TO probity_bank_app;
