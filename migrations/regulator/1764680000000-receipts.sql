-- A bank's log also holds heads of its intake receipts, which are of no batch.

ALTER TABLE regulator.offered_leaf DROP CONSTRAINT offered_leaf_kind_check;
ALTER TABLE regulator.log_leaf DROP CONSTRAINT offered_leaf_kind_check;
ALTER TABLE regulator.offered_leaf ALTER business_date DROP NOT NULL, ALTER batch_index DROP NOT NULL, ALTER batch_kind DROP NOT NULL;
ALTER TABLE regulator.log_leaf ALTER business_date DROP NOT NULL, ALTER batch_index DROP NOT NULL, ALTER batch_kind DROP NOT NULL;
ALTER TABLE regulator.offered_leaf ADD CONSTRAINT leaf_kind CHECK (
  CASE kind WHEN 'receipts' THEN num_nulls(business_date, batch_index, batch_kind) = 3 ELSE kind IN ('close', 'header') AND num_nulls(business_date, batch_index, batch_kind) = 0 END);
ALTER TABLE regulator.log_leaf ADD CONSTRAINT leaf_kind CHECK (
  CASE kind WHEN 'receipts' THEN num_nulls(business_date, batch_index, batch_kind) = 3 ELSE kind IN ('close', 'header') AND num_nulls(business_date, batch_index, batch_kind) = 0 END);
