-- Search by any part, however short: with two line feeds behind it, every
-- character of a key begins a trigram, also the last one. No searched word has
-- a line feed.
DROP TRIGGER tr_products_fts_insert;
DROP TRIGGER tr_products_fts_update;
DROP TABLE products_fts;
CREATE VIEW products_search(id, search_key) AS SELECT id, search_key || char(10, 10) FROM products;
CREATE VIRTUAL TABLE products_fts USING fts5(search_key, content='products_search', content_rowid='id', tokenize='trigram');
CREATE TRIGGER tr_products_fts_insert AFTER INSERT ON products
BEGIN INSERT INTO products_fts(rowid, search_key) VALUES(NEW.id, NEW.search_key || char(10, 10)); END;
CREATE TRIGGER tr_products_fts_update AFTER UPDATE OF search_key ON products WHEN OLD.search_key <> NEW.search_key
BEGIN
  INSERT INTO products_fts(products_fts, rowid, search_key) VALUES('delete', OLD.id, OLD.search_key || char(10, 10));
  INSERT INTO products_fts(rowid, search_key) VALUES(NEW.id, NEW.search_key || char(10, 10));
END;
INSERT INTO products_fts(products_fts) VALUES('rebuild');
-- Where each trigram stands: those from 'ab' to before 'ac' begin with "ab".
CREATE VIRTUAL TABLE products_fts_terms USING fts5vocab('products_fts', 'instance');
