-- Those that still hold are asked for whenever an order is renewed or changed: few, however many there ever were.
CREATE INDEX approval_by_until ON approval (until, prescription_id, item_id, approval);
