-- When the plan of an in-patient item ends although the item goes on: it must be renewed until then (rulebook 2.13). NULL
-- where nothing is to be renewed.
ALTER TABLE prescription_item ADD COLUMN runs_out_at INTEGER;

UPDATE prescription_item SET runs_out_at =
    (SELECT signed_at + 86400000 FROM prescription AS head
     WHERE head.id = prescription_id AND head.kind = 'Inpatient'
         AND CASE WHEN duration ->> 'kind' = 'Once' THEN 0
             WHEN duration IS NULL AND prescription_item.kind <> 'Taper' THEN 1
             ELSE ends_at IS NULL OR ends_at > head.signed_at + 86400000 END);
