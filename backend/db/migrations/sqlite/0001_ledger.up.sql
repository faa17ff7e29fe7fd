-- The books: catalogue, parties, the stock ledger. Orders follow in 0002 and 0003.
--
-- Units: quantities in thousandths of the product's unit, amounts in minor
-- units, unit prices and costs (…_e4) in ten-thousandths of a minor unit,
-- discounts in millionths; day = yyyymmdd; at = UTC in milliseconds since 1970.
-- …_key columns are folded by package fold and compare byte by byte.

CREATE TABLE settings(
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL);

CREATE TABLE counters(
  name       TEXT NOT NULL PRIMARY KEY,
  next_value BIGINT NOT NULL CHECK(next_value > 0));
INSERT INTO counters(name, next_value) VALUES
  ('purchase_order', 1), ('sales_order', 1), ('receipt', 1), ('shipment', 1), ('adjustment', 1), ('transfer', 1), ('opening', 1),
  ('supplier', 1), ('customer', 1);

-- Every command once. ------------------------------------------------------

CREATE TABLE journal_entries(
  id           INTEGER PRIMARY KEY,
  request_id   TEXT NOT NULL UNIQUE,
  command      TEXT NOT NULL,
  input_hash   TEXT NOT NULL,
  input        TEXT NOT NULL,
  answer       TEXT NOT NULL DEFAULT '',
  subject_type TEXT NOT NULL DEFAULT '',
  subject_id   BIGINT NOT NULL DEFAULT 0,
  subject      TEXT NOT NULL DEFAULT '',
  summary      TEXT NOT NULL DEFAULT '',
  user_name    TEXT NOT NULL,
  at           BIGINT NOT NULL,
  day          INTEGER NOT NULL);
CREATE INDEX ix_journal_subject ON journal_entries(subject_type, subject_id);
-- REPLACE deletes what is in its way without asking the triggers of DELETE.
CREATE TRIGGER tr_journal_insert BEFORE INSERT ON journal_entries
WHEN EXISTS(SELECT 1 FROM journal_entries e WHERE e.id = NEW.id OR e.request_id = NEW.request_id)
BEGIN SELECT RAISE(ABORT, 'append-only table journal_entries'); END;
CREATE TRIGGER tr_journal_update BEFORE UPDATE ON journal_entries WHEN OLD.answer <> ''
BEGIN SELECT RAISE(ABORT, 'append-only table journal_entries'); END;
CREATE TRIGGER tr_journal_delete BEFORE DELETE ON journal_entries
BEGIN SELECT RAISE(ABORT, 'append-only table journal_entries'); END;

-- Catalogue. ---------------------------------------------------------------

CREATE TABLE units(
  id       INTEGER PRIMARY KEY,
  code     TEXT NOT NULL,
  code_key TEXT NOT NULL UNIQUE,
  name     TEXT NOT NULL,
  decimals INTEGER NOT NULL CHECK(decimals BETWEEN 0 AND 3));
INSERT INTO units(id, code, code_key, name, decimals) VALUES
  (1, 'pcs', 'pcs', 'piece', 0), (2, 'kg', 'kg', 'kilogram', 3), (3, 'm', 'm', 'metre', 2), (4, 'l', 'l', 'litre', 3);

CREATE TABLE categories(
  id          INTEGER PRIMARY KEY,
  code        TEXT,
  code_key    TEXT UNIQUE,
  name        TEXT NOT NULL CHECK(name <> ''),
  name_key    TEXT NOT NULL,
  parent_id   BIGINT REFERENCES categories(id) CHECK(parent_id <> id),
  description TEXT NOT NULL DEFAULT '');
CREATE UNIQUE INDEX ux_categories_name ON categories(COALESCE(parent_id, 0), name_key);
CREATE INDEX ix_categories_parent ON categories(parent_id);

CREATE TABLE locations(
  id         INTEGER PRIMARY KEY,
  code       TEXT,
  code_key   TEXT UNIQUE,
  name       TEXT NOT NULL CHECK(name <> ''),
  name_key   TEXT NOT NULL,
  parent_id  BIGINT REFERENCES locations(id) CHECK(parent_id <> id),
  quarantine BOOLEAN NOT NULL DEFAULT FALSE,
  archived   BOOLEAN NOT NULL DEFAULT FALSE);
CREATE UNIQUE INDEX ux_locations_name ON locations(COALESCE(parent_id, 0), name_key);
CREATE INDEX ix_locations_parent ON locations(parent_id);
INSERT INTO locations(id, code, code_key, name, name_key) VALUES (1, 'MAIN', 'main', 'Main', 'main');

CREATE TABLE suppliers(
  id             INTEGER PRIMARY KEY,
  code           TEXT NOT NULL,
  code_key       TEXT NOT NULL UNIQUE,
  name           TEXT NOT NULL CHECK(name <> ''),
  name_key       TEXT NOT NULL,
  search_key     TEXT NOT NULL,
  address        TEXT NOT NULL DEFAULT '',
  city           TEXT NOT NULL DEFAULT '',
  city_key       TEXT NOT NULL DEFAULT '',
  region         TEXT NOT NULL DEFAULT '',
  postal_code    TEXT NOT NULL DEFAULT '',
  country        TEXT NOT NULL DEFAULT '',
  country_key    TEXT NOT NULL DEFAULT '',
  email          TEXT NOT NULL DEFAULT '',
  phone          TEXT NOT NULL DEFAULT '',
  website        TEXT NOT NULL DEFAULT '',
  tax_number     TEXT NOT NULL DEFAULT '',
  terms          TEXT NOT NULL DEFAULT '',
  lead_time_days INTEGER CHECK(lead_time_days BETWEEN 0 AND 3650),
  notes          TEXT NOT NULL DEFAULT '',
  archived       BOOLEAN NOT NULL DEFAULT FALSE,
  created_at     BIGINT NOT NULL,
  updated_at     BIGINT NOT NULL);
CREATE INDEX ix_suppliers_name ON suppliers(name_key, id);

CREATE TABLE supplier_contacts(
  id          INTEGER PRIMARY KEY,
  supplier_id BIGINT NOT NULL REFERENCES suppliers(id),
  position    INTEGER NOT NULL,
  name        TEXT NOT NULL,
  role        TEXT NOT NULL DEFAULT '',
  email       TEXT NOT NULL DEFAULT '',
  phone       TEXT NOT NULL DEFAULT '',
  UNIQUE(supplier_id, position));

CREATE TABLE customers(
  id          INTEGER PRIMARY KEY,
  code        TEXT NOT NULL,
  code_key    TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL CHECK(name <> ''),
  name_key    TEXT NOT NULL,
  search_key  TEXT NOT NULL,
  address     TEXT NOT NULL DEFAULT '',
  city        TEXT NOT NULL DEFAULT '',
  city_key    TEXT NOT NULL DEFAULT '',
  region      TEXT NOT NULL DEFAULT '',
  postal_code TEXT NOT NULL DEFAULT '',
  country     TEXT NOT NULL DEFAULT '',
  country_key TEXT NOT NULL DEFAULT '',
  email       TEXT NOT NULL DEFAULT '',
  phone       TEXT NOT NULL DEFAULT '',
  website     TEXT NOT NULL DEFAULT '',
  tax_number  TEXT NOT NULL DEFAULT '',
  terms       TEXT NOT NULL DEFAULT '',
  notes       TEXT NOT NULL DEFAULT '',
  archived    BOOLEAN NOT NULL DEFAULT FALSE,
  created_at  BIGINT NOT NULL,
  updated_at  BIGINT NOT NULL);
CREATE INDEX ix_customers_name ON customers(name_key, id);

CREATE TABLE customer_contacts(
  id          INTEGER PRIMARY KEY,
  customer_id BIGINT NOT NULL REFERENCES customers(id),
  position    INTEGER NOT NULL,
  name        TEXT NOT NULL,
  role        TEXT NOT NULL DEFAULT '',
  email       TEXT NOT NULL DEFAULT '',
  phone       TEXT NOT NULL DEFAULT '',
  UNIQUE(customer_id, position));

CREATE TABLE products(
  id               INTEGER PRIMARY KEY,
  sku              TEXT NOT NULL CHECK(sku <> ''),
  sku_key          TEXT NOT NULL UNIQUE,
  name             TEXT NOT NULL CHECK(name <> ''),
  name_key         TEXT NOT NULL,
  search_key       TEXT NOT NULL,
  description      TEXT NOT NULL DEFAULT '',
  pack             TEXT NOT NULL DEFAULT '',
  notes            TEXT NOT NULL DEFAULT '',
  category_id      BIGINT REFERENCES categories(id),
  unit_id          BIGINT NOT NULL REFERENCES units(id),
  supplier_id      BIGINT REFERENCES suppliers(id),
  price_e4         BIGINT NOT NULL DEFAULT 0 CHECK(price_e4 BETWEEN 0 AND 9000000000000000),
  reorder_point    BIGINT NOT NULL DEFAULT 0 CHECK(reorder_point BETWEEN 0 AND 1000000000000),
  reorder_up_to    BIGINT NOT NULL DEFAULT 0 CHECK(reorder_up_to BETWEEN 0 AND 1000000000000),
  reorder_quantity BIGINT NOT NULL DEFAULT 0 CHECK(reorder_quantity BETWEEN 0 AND 1000000000000),
  order_multiple   BIGINT NOT NULL DEFAULT 0 CHECK(order_multiple BETWEEN 0 AND 1000000000000),
  allow_negative   BOOLEAN NOT NULL DEFAULT FALSE,
  archived         BOOLEAN NOT NULL DEFAULT FALSE,
  created_at       BIGINT NOT NULL,
  updated_at       BIGINT NOT NULL);
CREATE INDEX ix_products_name ON products(name_key, id);
CREATE INDEX ix_products_price ON products(price_e4, id);
CREATE INDEX ix_products_category ON products(category_id, archived, name_key, id, price_e4);
CREATE INDEX ix_products_supplier ON products(supplier_id, name_key, id);
CREATE INDEX ix_products_updated ON products(updated_at, id);
-- Searches for one or two letters read all keys: here they lie close together.
CREATE INDEX ix_products_search ON products(search_key, archived);

CREATE TABLE barcodes(
  code       TEXT NOT NULL PRIMARY KEY CHECK(code <> ''),
  product_id BIGINT NOT NULL REFERENCES products(id),
  position   INTEGER NOT NULL,
  UNIQUE(product_id, position));

CREATE TABLE product_suppliers(
  product_id     BIGINT NOT NULL REFERENCES products(id),
  supplier_id    BIGINT NOT NULL REFERENCES suppliers(id),
  code           TEXT NOT NULL DEFAULT '',
  cost_e4        BIGINT CHECK(cost_e4 BETWEEN 0 AND 9000000000000000),
  minimum_order  BIGINT NOT NULL DEFAULT 0 CHECK(minimum_order BETWEEN 0 AND 1000000000000),
  lead_time_days INTEGER CHECK(lead_time_days BETWEEN 0 AND 3650),
  PRIMARY KEY(product_id, supplier_id));
CREATE INDEX ix_product_suppliers_supplier ON product_suppliers(supplier_id);

-- Search by any part: the folded name, SKU, barcodes and suppliers' codes.
CREATE VIRTUAL TABLE products_fts USING fts5(search_key, content='products', content_rowid='id', tokenize='trigram');
CREATE TRIGGER tr_products_fts_insert AFTER INSERT ON products
BEGIN INSERT INTO products_fts(rowid, search_key) VALUES(NEW.id, NEW.search_key); END;
CREATE TRIGGER tr_products_fts_update AFTER UPDATE OF search_key ON products WHEN OLD.search_key <> NEW.search_key
BEGIN
  INSERT INTO products_fts(products_fts, rowid, search_key) VALUES('delete', OLD.id, OLD.search_key);
  INSERT INTO products_fts(rowid, search_key) VALUES(NEW.id, NEW.search_key);
END;
CREATE TRIGGER tr_products_delete BEFORE DELETE ON products
BEGIN SELECT RAISE(ABORT, 'products are archived, never deleted'); END;

-- The stock ledger. --------------------------------------------------------

CREATE TABLE stock_movements(
  id            INTEGER PRIMARY KEY,
  product_id    BIGINT NOT NULL REFERENCES products(id),
  location_id   BIGINT NOT NULL REFERENCES locations(id),
  quantity      BIGINT NOT NULL CHECK(quantity BETWEEN -1000000000000 AND 1000000000000),
  value         BIGINT NOT NULL CHECK(value BETWEEN -9000000000000000 AND 9000000000000000),
  unit_cost_e4  BIGINT CHECK(unit_cost_e4 BETWEEN 0 AND 9000000000000000),  -- NULL: no cost is known
  balance_after BIGINT NOT NULL,
  reason        TEXT NOT NULL CHECK(reason IN ('receipt', 'shipment', 'transfer', 'opening_balance', 'damage', 'loss', 'theft', 'found',
    'expired', 'sample', 'shrinkage', 'count', 'correction', 'supplier_return', 'customer_return', 'revaluation', 'landed_cost')),
  document_type TEXT NOT NULL,
  document_id   BIGINT NOT NULL,
  document_line BIGINT,
  document      TEXT NOT NULL,
  reverses_id   BIGINT REFERENCES stock_movements(id),
  entry_id      BIGINT NOT NULL REFERENCES journal_entries(id),
  day           INTEGER NOT NULL,
  at            BIGINT NOT NULL,
  user_name     TEXT NOT NULL,
  note          TEXT NOT NULL DEFAULT '',
  CHECK((quantity > 0 AND value >= 0) OR (quantity < 0 AND value <= 0)
     OR (quantity = 0 AND value <> 0 AND reason IN ('revaluation', 'landed_cost'))));
CREATE INDEX ix_movements_cover ON stock_movements(product_id, location_id, day, quantity, value);
CREATE INDEX ix_movements_product ON stock_movements(product_id, id);
CREATE INDEX ix_movements_day ON stock_movements(day, id);
-- Partial, because SQLite would walk a plain index for "reverses_id IS NULL", which is nearly every row.
CREATE UNIQUE INDEX ux_movements_reverses ON stock_movements(reverses_id) WHERE reverses_id IS NOT NULL;
CREATE INDEX ix_movements_document ON stock_movements(document_type, document_id, document_line);
CREATE INDEX ix_movements_reason ON stock_movements(reason, id);

CREATE TABLE stock_balances(
  product_id       BIGINT NOT NULL REFERENCES products(id),
  location_id      BIGINT NOT NULL REFERENCES locations(id),
  on_hand          BIGINT NOT NULL,
  value            BIGINT NOT NULL,
  last_movement_id BIGINT NOT NULL DEFAULT 0,
  allow_negative   BOOLEAN NOT NULL DEFAULT FALSE,
  CHECK(on_hand >= 0 OR allow_negative),
  CHECK(on_hand <> 0 OR value = 0),
  CHECK(on_hand <= 0 OR value >= 0),
  CHECK(on_hand >= 0 OR value <= 0),
  PRIMARY KEY(product_id, location_id));
-- With the figures, for sums over a location.
CREATE INDEX ix_balances_location ON stock_balances(location_id, product_id, on_hand, value);

-- One row a product, kept by triggers alone; what lists sort and filter by.
-- promised: open quantity of confirmed sales orders. on_order: open quantity of
-- purchase orders. Allocated = min(on hand outside quarantine, promised).
CREATE TABLE product_stock(
  product_id    INTEGER NOT NULL PRIMARY KEY REFERENCES products(id),  -- INTEGER: SQLite finds the row by it in one step
  on_hand       BIGINT NOT NULL DEFAULT 0,
  quarantined   BIGINT NOT NULL DEFAULT 0,
  value         BIGINT NOT NULL DEFAULT 0,
  cost_known    BOOLEAN NOT NULL DEFAULT FALSE,
  promised      BIGINT NOT NULL DEFAULT 0 CHECK(promised >= 0),
  on_order      BIGINT NOT NULL DEFAULT 0 CHECK(on_order >= 0),
  reorder_point BIGINT NOT NULL DEFAULT 0,
  archived      BOOLEAN NOT NULL DEFAULT FALSE,
  allocated BIGINT NOT NULL GENERATED ALWAYS AS (
    CASE WHEN on_hand - quarantined <= 0 THEN 0 WHEN on_hand - quarantined < promised THEN on_hand - quarantined ELSE promised END) STORED,
  available BIGINT NOT NULL GENERATED ALWAYS AS (
    CASE WHEN on_hand - quarantined > promised THEN on_hand - quarantined - promised ELSE 0 END) STORED,
  projected BIGINT NOT NULL GENERATED ALWAYS AS (
    CASE WHEN on_hand - quarantined > promised THEN on_hand - quarantined - promised ELSE 0 END + on_order) STORED,
  low BOOLEAN NOT NULL GENERATED ALWAYS AS (NOT archived AND reorder_point > 0 AND (on_hand - quarantined - promised) <= reorder_point) STORED,
  status TEXT NOT NULL GENERATED ALWAYS AS (CASE
    WHEN archived THEN 'archived'
    WHEN on_hand - quarantined <= promised THEN 'out'
    WHEN reorder_point > 0 AND on_hand - quarantined - promised <= reorder_point
      THEN CASE WHEN CASE WHEN on_hand - quarantined > promised THEN on_hand - quarantined - promised ELSE 0 END + on_order > reorder_point THEN 'on_its_way' ELSE 'low' END
    ELSE 'ok' END) STORED);
CREATE INDEX ix_product_stock_on_hand ON product_stock(on_hand, product_id);
CREATE INDEX ix_product_stock_available ON product_stock(available, product_id);
CREATE INDEX ix_product_stock_value ON product_stock(value, product_id);
CREATE INDEX ix_product_stock_on_order ON product_stock(on_order, product_id);
CREATE INDEX ix_product_stock_status ON product_stock(status, product_id);
CREATE INDEX ix_product_stock_urgency ON product_stock((CASE status
  WHEN 'out' THEN 0 WHEN 'low' THEN 1 WHEN 'on_its_way' THEN 2 WHEN 'ok' THEN 3 ELSE 4 END), product_id);
CREATE INDEX ix_product_stock_low ON product_stock(product_id) WHERE low;

CREATE TRIGGER tr_products_stock_insert AFTER INSERT ON products
BEGIN INSERT INTO product_stock(product_id, reorder_point, archived) VALUES(NEW.id, NEW.reorder_point, NEW.archived); END;
CREATE TRIGGER tr_products_stock_update AFTER UPDATE OF reorder_point, archived ON products
WHEN OLD.reorder_point <> NEW.reorder_point OR OLD.archived <> NEW.archived
BEGIN UPDATE product_stock SET reorder_point = NEW.reorder_point, archived = NEW.archived WHERE product_id = NEW.id; END;
CREATE TRIGGER tr_products_negative AFTER UPDATE OF allow_negative ON products WHEN OLD.allow_negative <> NEW.allow_negative
BEGIN UPDATE stock_balances SET allow_negative = NEW.allow_negative WHERE product_id = NEW.id; END;

CREATE TRIGGER tr_movements_apply AFTER INSERT ON stock_movements
BEGIN
  INSERT INTO stock_balances(product_id, location_id, on_hand, value, allow_negative)
    SELECT NEW.product_id, NEW.location_id, 0, 0, p.allow_negative FROM products p WHERE p.id = NEW.product_id
    ON CONFLICT DO NOTHING;
  UPDATE stock_balances SET on_hand = on_hand + NEW.quantity, value = value + NEW.value, last_movement_id = NEW.id
    WHERE product_id = NEW.product_id AND location_id = NEW.location_id;
  SELECT RAISE(ABORT, 'balance_after is not the balance') FROM stock_balances
    WHERE product_id = NEW.product_id AND location_id = NEW.location_id AND on_hand <> NEW.balance_after;
  UPDATE product_stock SET on_hand = on_hand + NEW.quantity, value = value + NEW.value,
      -- A cost that was reversed is known no longer.
      cost_known = CASE WHEN NEW.reverses_id IS NULL THEN cost_known OR NEW.unit_cost_e4 IS NOT NULL
        ELSE EXISTS(SELECT 1 FROM stock_movements m WHERE m.product_id = NEW.product_id AND m.unit_cost_e4 IS NOT NULL AND m.reverses_id IS NULL
          AND NOT EXISTS(SELECT 1 FROM stock_movements r WHERE r.reverses_id = m.id)) END,
      quarantined = quarantined + CASE WHEN (SELECT l.quarantine FROM locations l WHERE l.id = NEW.location_id) THEN NEW.quantity ELSE 0 END
    WHERE product_id = NEW.product_id;
END;
-- REPLACE deletes what is in its way without asking the triggers of DELETE.
CREATE TRIGGER tr_movements_insert BEFORE INSERT ON stock_movements
WHEN EXISTS(SELECT 1 FROM stock_movements m WHERE m.id = NEW.id) OR EXISTS(SELECT 1 FROM stock_movements m WHERE m.reverses_id = NEW.reverses_id)
BEGIN SELECT RAISE(ABORT, 'append-only table stock_movements'); END;
CREATE TRIGGER tr_movements_update BEFORE UPDATE ON stock_movements
BEGIN SELECT RAISE(ABORT, 'append-only table stock_movements'); END;
CREATE TRIGGER tr_movements_delete BEFORE DELETE ON stock_movements
BEGIN SELECT RAISE(ABORT, 'append-only table stock_movements'); END;
CREATE TRIGGER tr_balances_guard BEFORE UPDATE OF on_hand, value, last_movement_id ON stock_balances
WHEN NEW.last_movement_id = OLD.last_movement_id OR NOT EXISTS(SELECT 1 FROM stock_movements m WHERE m.id = NEW.last_movement_id
    AND m.product_id = NEW.product_id AND m.location_id = NEW.location_id
    AND m.quantity = NEW.on_hand - OLD.on_hand AND m.value = NEW.value - OLD.value)
BEGIN SELECT RAISE(ABORT, 'balances change only through stock_movements'); END;
CREATE TRIGGER tr_balances_insert BEFORE INSERT ON stock_balances WHEN NEW.on_hand <> 0 OR NEW.value <> 0
BEGIN SELECT RAISE(ABORT, 'balances change only through stock_movements'); END;
CREATE TRIGGER tr_balances_delete BEFORE DELETE ON stock_balances
BEGIN SELECT RAISE(ABORT, 'balances are never deleted'); END;
CREATE TRIGGER tr_locations_quarantine BEFORE UPDATE OF quarantine ON locations
WHEN OLD.quarantine <> NEW.quarantine AND EXISTS(SELECT 1 FROM stock_balances b WHERE b.location_id = OLD.id AND b.on_hand <> 0)
BEGIN SELECT RAISE(ABORT, 'a location with stock cannot change its quarantine'); END;

-- Adjustments, transfers and opening balances: one document, its movements.
CREATE TABLE stock_documents(
  id                INTEGER PRIMARY KEY,
  kind              TEXT NOT NULL CHECK(kind IN ('adjustment', 'transfer', 'opening')),
  number            TEXT NOT NULL,
  number_key        TEXT NOT NULL UNIQUE,
  reason            TEXT NOT NULL,
  note              TEXT NOT NULL DEFAULT '',
  day               INTEGER NOT NULL,
  at                BIGINT NOT NULL,
  user_name         TEXT NOT NULL,
  entry_id          BIGINT NOT NULL REFERENCES journal_entries(id),
  reversed_entry_id BIGINT REFERENCES journal_entries(id));
