-- Taking a merge back: an event of the alert's case. The alert's row stays what it was when it came, so counts of headers stay.

ALTER TABLE bank.case_event DROP CONSTRAINT case_event_kind_check;
ALTER TABLE bank.case_event ADD CONSTRAINT case_event_kind_check CHECK (kind IN (
  'alert-raised', 'alert-merged', 'case-opened', 'alert-joined', 'alert-unmerged', 'assigned', 'released', 'started', 'noted', 'evidence-added', 'waiting', 'resumed',
  'snoozed', 'escalated', 'prioritised', 'close-proposed', 'close-refused', 'closed', 'reopen-proposed', 'reopen-refused', 'reopened', 'known-good-matched', 'qa-reviewed', 'desk-noted'
));
-- Once for an alert.
CREATE UNIQUE INDEX case_event_unmerged ON bank.case_event (alert_id) WHERE kind = 'alert-unmerged';
