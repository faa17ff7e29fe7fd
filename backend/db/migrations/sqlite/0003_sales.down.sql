-- Runs only while there is no sales order (migrate.go).
DROP TABLE shipment_lines;
DROP TABLE shipments;
DROP TABLE sales_order_lines;
DROP TABLE sales_orders;
