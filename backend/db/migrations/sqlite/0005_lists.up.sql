-- Lists: views under names, and edits of many products at once.

CREATE TABLE list_views(
  id         INTEGER PRIMARY KEY,
  list       TEXT NOT NULL,  -- products, purchase-orders, …
  name       TEXT NOT NULL CHECK(name <> ''),
  name_key   TEXT NOT NULL,
  state      TEXT NOT NULL,  -- search, filters, sort and columns, as the window writes them
  standard   BOOLEAN NOT NULL DEFAULT FALSE,  -- the list opens with it
  updated_at BIGINT NOT NULL,
  UNIQUE(list, name_key));
CREATE UNIQUE INDEX ux_list_views_standard ON list_views(list) WHERE standard;

-- What one command changed about many products, to be taken back by one.
CREATE TABLE product_edits(
  id              INTEGER PRIMARY KEY,
  entry_id        BIGINT NOT NULL UNIQUE REFERENCES journal_entries(id),
  field           TEXT NOT NULL CHECK(field IN ('category', 'supplier', 'reorder_point', 'archived')),
  value           BIGINT,  -- NULL: none
  undone_entry_id BIGINT REFERENCES journal_entries(id));
CREATE TABLE product_edit_rows(
  edit_id    BIGINT NOT NULL REFERENCES product_edits(id),
  product_id BIGINT NOT NULL REFERENCES products(id),
  former     BIGINT,
  added      BOOLEAN NOT NULL DEFAULT FALSE,  -- the supplier was not yet one of the product's
  PRIMARY KEY(edit_id, product_id)) WITHOUT ROWID;
