-- Sales. -------------------------------------------------------------------

CREATE TABLE sales_orders(
  id            INTEGER PRIMARY KEY,
  number        TEXT NOT NULL CHECK(number <> ''),
  number_key    TEXT NOT NULL UNIQUE,
  customer_id   BIGINT NOT NULL REFERENCES customers(id),
  location_id   BIGINT NOT NULL REFERENCES locations(id),
  state         TEXT NOT NULL CHECK(state IN ('quote', 'confirmed', 'partially_shipped', 'shipped', 'closed_short', 'cancelled')),
  history       BOOLEAN NOT NULL DEFAULT FALSE,  -- finished before it was taken in: no movements
  imported      BOOLEAN NOT NULL DEFAULT FALSE,  -- from a file, which may be taken in again
  order_day     INTEGER NOT NULL,
  required_day  INTEGER NOT NULL DEFAULT 0,
  shipped_day   INTEGER NOT NULL DEFAULT 0,
  confirmed_at  BIGINT NOT NULL DEFAULT 0,       -- its place in the order of serving; 0: a quote, or cancelled as one
  reference     TEXT NOT NULL DEFAULT '',
  terms         TEXT NOT NULL DEFAULT '',
  note          TEXT NOT NULL DEFAULT '',
  closed_reason TEXT NOT NULL DEFAULT '',
  gross         BIGINT NOT NULL DEFAULT 0,
  net           BIGINT NOT NULL DEFAULT 0,
  created_at    BIGINT NOT NULL,
  created_by    TEXT NOT NULL,
  updated_at    BIGINT NOT NULL);
CREATE INDEX ix_sales_orders_day ON sales_orders(order_day, id);
CREATE INDEX ix_sales_orders_customer ON sales_orders(customer_id, order_day, id);
CREATE INDEX ix_sales_orders_state ON sales_orders(state, order_day, id);
CREATE INDEX ix_sales_orders_net ON sales_orders(net, id);
CREATE INDEX ix_sales_orders_required ON sales_orders((CASE WHEN required_day = 0 THEN 99999999 ELSE required_day END), id);
CREATE INDEX ix_sales_orders_progress ON sales_orders((CASE state WHEN 'quote' THEN 1 WHEN 'confirmed' THEN 2
  WHEN 'partially_shipped' THEN 3 WHEN 'shipped' THEN 4 WHEN 'closed_short' THEN 5 ELSE 6 END), id);
CREATE INDEX ix_sales_orders_confirmed ON sales_orders(confirmed_at, id);

CREATE TABLE sales_order_lines(
  id            INTEGER PRIMARY KEY,
  order_id      BIGINT NOT NULL REFERENCES sales_orders(id),
  position      INTEGER NOT NULL,
  product_id    BIGINT NOT NULL REFERENCES products(id),
  quantity      BIGINT NOT NULL CHECK(quantity > 0 AND quantity <= 1000000000000),
  unit_price_e4 BIGINT NOT NULL CHECK(unit_price_e4 BETWEEN 0 AND 9000000000000000),
  discount_ppm  BIGINT NOT NULL DEFAULT 0 CHECK(discount_ppm BETWEEN 0 AND 1000000),
  gross         BIGINT NOT NULL,
  net           BIGINT NOT NULL,
  shipped       BIGINT NOT NULL DEFAULT 0 CHECK(shipped >= 0 AND shipped <= quantity),
  open          BIGINT NOT NULL DEFAULT 0 CHECK(open >= 0 AND open <= quantity),  -- still promised; 0 unless the order is confirmed or partially shipped
  UNIQUE(order_id, position));
CREATE INDEX ix_sales_order_lines_product ON sales_order_lines(product_id, order_id);
CREATE INDEX ix_sales_order_lines_open ON sales_order_lines(product_id, open) WHERE open > 0;
CREATE TRIGGER tr_sales_lines_insert AFTER INSERT ON sales_order_lines WHEN NEW.open > 0
BEGIN UPDATE product_stock SET promised = promised + NEW.open WHERE product_id = NEW.product_id; END;
CREATE TRIGGER tr_sales_lines_delete AFTER DELETE ON sales_order_lines WHEN OLD.open > 0
BEGIN UPDATE product_stock SET promised = promised - OLD.open WHERE product_id = OLD.product_id; END;
CREATE TRIGGER tr_sales_lines_update AFTER UPDATE OF open, product_id ON sales_order_lines
WHEN OLD.open <> NEW.open OR OLD.product_id <> NEW.product_id
BEGIN
  UPDATE product_stock SET promised = promised - OLD.open WHERE product_id = OLD.product_id;
  UPDATE product_stock SET promised = promised + NEW.open WHERE product_id = NEW.product_id;
END;

CREATE TABLE shipments(
  id                INTEGER PRIMARY KEY,
  number            TEXT NOT NULL,
  number_key        TEXT NOT NULL UNIQUE,
  order_id          BIGINT NOT NULL REFERENCES sales_orders(id),
  location_id       BIGINT NOT NULL REFERENCES locations(id),
  day               INTEGER NOT NULL,
  at                BIGINT NOT NULL,
  user_name         TEXT NOT NULL,
  tracking          TEXT NOT NULL DEFAULT '',
  note              TEXT NOT NULL DEFAULT '',
  entry_id          BIGINT NOT NULL REFERENCES journal_entries(id),
  reversed_entry_id BIGINT REFERENCES journal_entries(id));
CREATE INDEX ix_shipments_order ON shipments(order_id);
CREATE INDEX ix_shipments_day ON shipments(day, id);
CREATE TABLE shipment_lines(
  id            INTEGER PRIMARY KEY,
  shipment_id   BIGINT NOT NULL REFERENCES shipments(id),
  order_line_id BIGINT NOT NULL REFERENCES sales_order_lines(id),
  product_id    BIGINT NOT NULL REFERENCES products(id),
  quantity      BIGINT NOT NULL CHECK(quantity > 0),
  gross         BIGINT NOT NULL,
  net           BIGINT NOT NULL);
CREATE INDEX ix_shipment_lines_shipment ON shipment_lines(shipment_id);
CREATE INDEX ix_shipment_lines_line ON shipment_lines(order_line_id);
