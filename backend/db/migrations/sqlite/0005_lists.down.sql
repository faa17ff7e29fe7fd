DROP TABLE product_edit_rows;
DROP TABLE product_edits;
DROP TABLE list_views;
