-- A row is the part of a patient's record that is not a prescription, as one JSON document. The record is this with the
-- documents of `prescription_document` put in when it is read: stored twice, a patient's history would be written again
-- with every order.
CREATE TABLE patient_record (
    patient_id BLOB NOT NULL PRIMARY KEY CHECK (length(patient_id) = 16),
    document   TEXT NOT NULL
) STRICT;
