-- When finance signed for the day, by the attestation's own word: a day is late also where finance signed after the deadline.
-- Null of verdicts from before this column.
ALTER TABLE regulator.verdict ADD COLUMN attested_at timestamptz;
