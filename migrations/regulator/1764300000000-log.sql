-- From which day on the bank says its windows hold history, as the judged header has it: the next header must say the same.
ALTER TABLE regulator.verdict ADD COLUMN windows_since date;
