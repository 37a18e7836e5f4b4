// Every paper that can be made, those of a prescription first.

import type { PaperKind } from '../ipc/types';

const all: Record<PaperKind, true> = {
  prescription: true,
  special_control: true,
  retained: true,
  notification_a: true,
  notification_b: true,
  notification_b2: true,
  notification_retinoid: true,
  notification_thalidomide: true,
  inpatient: true,
  pick_list: true,
  ward_sheet: true,
  unit_dose_label: true,
  dispensing_label: true,
  iv_label: true,
  record: true,
  triage_report: true,
};

export const paperKinds = Object.keys(all) as PaperKind[];
