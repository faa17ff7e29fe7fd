-- The commands stay; only what their former versions did not write goes.
DROP INDEX ix_journal_day;
DROP INDEX ix_journal_user;
DROP INDEX ux_journal_undoes;
ALTER TABLE journal_entries DROP COLUMN search_key;
ALTER TABLE journal_entries DROP COLUMN former;
ALTER TABLE journal_entries DROP COLUMN undoes;
