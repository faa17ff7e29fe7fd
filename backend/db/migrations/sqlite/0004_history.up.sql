-- The history: every command found again, and taken back where that is possible.

-- The answered rows of before get what search compares; the guard returns below.
DROP TRIGGER tr_journal_update;
ALTER TABLE journal_entries ADD COLUMN search_key TEXT NOT NULL DEFAULT '';  -- who, subject and summary, folded
ALTER TABLE journal_entries ADD COLUMN former TEXT NOT NULL DEFAULT '';      -- what an edit replaced, as the command's input is written
ALTER TABLE journal_entries ADD COLUMN undoes BIGINT NOT NULL DEFAULT 0;     -- the command that this one took back from the history
UPDATE journal_entries SET search_key = lower(subject || ' ' || summary || ' ' || user_name);
CREATE TRIGGER tr_journal_update BEFORE UPDATE ON journal_entries WHEN OLD.answer <> ''
BEGIN SELECT RAISE(ABORT, 'append-only table journal_entries'); END;
-- With all that the list narrows by: a search reads no input and no answer.
CREATE INDEX ix_journal_day ON journal_entries(day, id, user_name, search_key);
CREATE INDEX ix_journal_user ON journal_entries(user_name, day, id);
CREATE UNIQUE INDEX ux_journal_undoes ON journal_entries(undoes) WHERE undoes <> 0;
