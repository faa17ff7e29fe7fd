-- Purchasing. --------------------------------------------------------------

CREATE TABLE purchase_orders(
  id            INTEGER PRIMARY KEY,
  number        TEXT NOT NULL CHECK(number <> ''),
  number_key    TEXT NOT NULL UNIQUE,
  supplier_id   BIGINT NOT NULL REFERENCES suppliers(id),
  location_id   BIGINT NOT NULL REFERENCES locations(id),
  state         TEXT NOT NULL CHECK(state IN ('draft', 'ordered', 'partially_received', 'received', 'closed_short', 'cancelled')),
  history       BOOLEAN NOT NULL DEFAULT FALSE,  -- finished before it was taken in: no movements
  imported      BOOLEAN NOT NULL DEFAULT FALSE,  -- from a file, which may be taken in again
  order_day     INTEGER NOT NULL,
  promised_day  INTEGER NOT NULL DEFAULT 0,
  received_day  INTEGER NOT NULL DEFAULT 0,
  placed_at     BIGINT NOT NULL DEFAULT 0,       -- 0: a draft, or cancelled as one
  reference     TEXT NOT NULL DEFAULT '',
  terms         TEXT NOT NULL DEFAULT '',
  note          TEXT NOT NULL DEFAULT '',
  closed_reason TEXT NOT NULL DEFAULT '',
  gross         BIGINT NOT NULL DEFAULT 0,
  net           BIGINT NOT NULL DEFAULT 0,
  created_at    BIGINT NOT NULL,
  created_by    TEXT NOT NULL,
  updated_at    BIGINT NOT NULL);
CREATE INDEX ix_purchase_orders_day ON purchase_orders(order_day, id);
CREATE INDEX ix_purchase_orders_supplier ON purchase_orders(supplier_id, order_day, id);
CREATE INDEX ix_purchase_orders_state ON purchase_orders(state, order_day, id);
CREATE INDEX ix_purchase_orders_net ON purchase_orders(net, id);
CREATE INDEX ix_purchase_orders_promised ON purchase_orders((CASE WHEN promised_day = 0 THEN 99999999 ELSE promised_day END), id);
CREATE INDEX ix_purchase_orders_progress ON purchase_orders((CASE state WHEN 'draft' THEN 1 WHEN 'ordered' THEN 2
  WHEN 'partially_received' THEN 3 WHEN 'received' THEN 4 WHEN 'closed_short' THEN 5 ELSE 6 END), id);

CREATE TABLE purchase_order_lines(
  id            INTEGER PRIMARY KEY,
  order_id      BIGINT NOT NULL REFERENCES purchase_orders(id),
  position      INTEGER NOT NULL,
  product_id    BIGINT NOT NULL REFERENCES products(id),
  supplier_code TEXT NOT NULL DEFAULT '',
  quantity      BIGINT NOT NULL CHECK(quantity > 0 AND quantity <= 1000000000000),
  unit_cost_e4  BIGINT NOT NULL CHECK(unit_cost_e4 BETWEEN 0 AND 9000000000000000),
  discount_ppm  BIGINT NOT NULL DEFAULT 0 CHECK(discount_ppm BETWEEN 0 AND 1000000),
  gross         BIGINT NOT NULL,
  net           BIGINT NOT NULL,
  received      BIGINT NOT NULL DEFAULT 0 CHECK(received >= 0),
  open          BIGINT NOT NULL DEFAULT 0 CHECK(open >= 0 AND open <= quantity),  -- still expected; 0 unless the order is ordered or partially received
  UNIQUE(order_id, position));
CREATE INDEX ix_purchase_order_lines_product ON purchase_order_lines(product_id, order_id);
CREATE INDEX ix_purchase_order_lines_open ON purchase_order_lines(product_id, open) WHERE open > 0;
CREATE TRIGGER tr_purchase_lines_insert AFTER INSERT ON purchase_order_lines WHEN NEW.open > 0
BEGIN UPDATE product_stock SET on_order = on_order + NEW.open WHERE product_id = NEW.product_id; END;
CREATE TRIGGER tr_purchase_lines_delete AFTER DELETE ON purchase_order_lines WHEN OLD.open > 0
BEGIN UPDATE product_stock SET on_order = on_order - OLD.open WHERE product_id = OLD.product_id; END;
CREATE TRIGGER tr_purchase_lines_update AFTER UPDATE OF open, product_id ON purchase_order_lines
WHEN OLD.open <> NEW.open OR OLD.product_id <> NEW.product_id
BEGIN
  UPDATE product_stock SET on_order = on_order - OLD.open WHERE product_id = OLD.product_id;
  UPDATE product_stock SET on_order = on_order + NEW.open WHERE product_id = NEW.product_id;
END;

CREATE TABLE receipts(
  id                INTEGER PRIMARY KEY,
  number            TEXT NOT NULL,
  number_key        TEXT NOT NULL UNIQUE,
  order_id          BIGINT NOT NULL REFERENCES purchase_orders(id),
  location_id       BIGINT NOT NULL REFERENCES locations(id),
  day               INTEGER NOT NULL,
  at                BIGINT NOT NULL,
  user_name         TEXT NOT NULL,
  note              TEXT NOT NULL DEFAULT '',
  entry_id          BIGINT NOT NULL REFERENCES journal_entries(id),
  reversed_entry_id BIGINT REFERENCES journal_entries(id));
CREATE INDEX ix_receipts_order ON receipts(order_id);
CREATE TABLE receipt_lines(
  id            INTEGER PRIMARY KEY,
  receipt_id    BIGINT NOT NULL REFERENCES receipts(id),
  order_line_id BIGINT NOT NULL REFERENCES purchase_order_lines(id),
  product_id    BIGINT NOT NULL REFERENCES products(id),
  quantity      BIGINT NOT NULL CHECK(quantity > 0),
  value         BIGINT NOT NULL CHECK(value >= 0));
CREATE INDEX ix_receipt_lines_receipt ON receipt_lines(receipt_id);
CREATE INDEX ix_receipt_lines_line ON receipt_lines(order_line_id);
