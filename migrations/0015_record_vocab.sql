-- The words that stand in the index of records, in their order. PostgreSQL's index needs no help with the beginnings of words.
@sqlite CREATE VIRTUAL TABLE record_vocab USING fts5vocab (record_fts, instance);
@postgres CREATE VIEW record_vocab AS SELECT body_search AS term FROM record_text WHERE record_id = 0 AND record_id = 1;
