-- A row is a state of an order and what it makes of it: written down once for every statement, as
-- `domain::prescribing::OrderState` has it. (No views: among them SQLite's integrity_check loses sight of lost pages.)
CREATE TABLE order_state (
    state  TEXT    NOT NULL PRIMARY KEY,
    -- It waits for somebody in the triage.
    waits  INTEGER NOT NULL CHECK (waits IN (0, 1)),
    -- Its medicines may be reaching the patient.
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    -- Nothing moves it any more.
    ended  INTEGER NOT NULL CHECK (ended IN (0, 1))
) STRICT, WITHOUT ROWID;

INSERT INTO order_state (state, waits, active, ended)
VALUES ('Signed', 1, 1, 0), ('InTriage', 1, 1, 0), ('Validated', 0, 1, 0), ('ValidatedWithRemark', 0, 1, 0),
    ('AwaitingAnswer', 1, 1, 0), ('Returned', 1, 0, 0), ('InPicking', 0, 1, 0), ('Picked', 0, 1, 0), ('Checked', 0, 1, 0),
    ('Dispensed', 0, 1, 0), ('PartlyDispensed', 0, 1, 0), ('Delivered', 0, 1, 0), ('Closed', 0, 0, 1),
    ('Suspended', 0, 0, 0), ('Cancelled', 0, 0, 1), ('Replaced', 0, 0, 1), ('EnteredInError', 0, 0, 1);
