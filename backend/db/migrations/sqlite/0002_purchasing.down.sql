-- Runs only while there is no purchase order (migrate.go).
DROP TABLE receipt_lines;
DROP TABLE receipts;
DROP TABLE purchase_order_lines;
DROP TABLE purchase_orders;
