-- The search index as it was: the same keys, without what stood behind them.
DROP TABLE products_fts_terms;
DROP TRIGGER tr_products_fts_insert;
DROP TRIGGER tr_products_fts_update;
DROP TABLE products_fts;
DROP VIEW products_search;
CREATE VIRTUAL TABLE products_fts USING fts5(search_key, content='products', content_rowid='id', tokenize='trigram');
CREATE TRIGGER tr_products_fts_insert AFTER INSERT ON products
BEGIN INSERT INTO products_fts(rowid, search_key) VALUES(NEW.id, NEW.search_key); END;
CREATE TRIGGER tr_products_fts_update AFTER UPDATE OF search_key ON products WHEN OLD.search_key <> NEW.search_key
BEGIN
  INSERT INTO products_fts(products_fts, rowid, search_key) VALUES('delete', OLD.id, OLD.search_key);
  INSERT INTO products_fts(rowid, search_key) VALUES(NEW.id, NEW.search_key);
END;
INSERT INTO products_fts(products_fts) VALUES('rebuild');
