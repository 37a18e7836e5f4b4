// The order in full beside the list, with what is known of the patient.

import { IconFileUnknown } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { patientSummary, patientTimeline, prescriptionDocument } from '../ipc/questions';
import type { PatientSummary, PrescriptionPaper, TimelineEntry, TriageRow } from '../ipc/types';
import { EmptyState } from '../shared/EmptyState';
import { LoadError } from '../shared/LoadError';
import { Parked } from '../shared/Parked';
import { PatientBanner } from '../shared/PatientBanner';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import { Waiting } from '../shared/Waiting';
import { Order, type OrderProps } from './Order';
import style from './OrderPane.module.css';
import { documentOf, TIMELINE } from './readAhead';

interface Props extends Omit<OrderProps, keyof Opened> {
  id: string;
  /** Its row, while it is in the queue. */
  row: TriageRow | undefined;
}

export const OrderPane = memo(function OrderPane({ id, row, ...rest }: Props) {
  return (
    <OpenedOrder id={id} row={row}>
      {(opened) => <Order {...rest} {...opened} />}
    </OpenedOrder>
  );
});

/** What is read of an opened order. */
export interface Opened {
  paper: PrescriptionPaper;
  /** The version that it replaces. */
  previous: PrescriptionPaper | undefined;
  timeline: TimelineEntry[];
}

interface Opening {
  id: string;
  row: TriageRow | undefined;
  children: (opened: Opened) => ReactNode;
}

/** The patient's banner, and beneath it the order as soon as it is read. */
export function OpenedOrder({ id, row, children }: Opening) {
  const { t } = useTranslation('triage');
  const document = useQuery(documentOf(id));
  const found = document.data?.value;
  const paper = found?.kind === 'Shown' ? found.value : undefined;
  const patientId = row?.patient_id ?? paper?.document.patient.patient_id;
  const replaces = paper?.document.replaces;
  const patient = useQuery({ ...patientSummary({ id: patientId ?? '' }), enabled: patientId !== undefined });
  const previous = useQuery({ ...prescriptionDocument({ id: replaces ?? '' }), enabled: replaces != null });
  const timeline = useInfiniteQuery({
    ...patientTimeline({ id: patientId ?? '', encounter: null }, TIMELINE),
    enabled: patientId !== undefined,
  });
  return (
    <>
      <div className={style.banner}>
        {patient.data?.value.kind === 'Shown' ? <Banner patient={patient.data.value.value} /> : null}
        {patient.data?.value.kind === 'Parked' ? <Parked /> : null}
      </div>
      {document.error !== null ? (
        <LoadError error={document.error} again={() => void document.refetch()} />
      ) : found === undefined || (replaces != null && previous.isPending) ? (
        <div className={style.late}>
          <Waiting rows={4} height={68} />
        </div>
      ) : paper === undefined ? (
        <Whole>
          {found.kind === 'Parked' ? (
            <Parked />
          ) : (
            <EmptyState icon={IconFileUnknown} title={t('pane.unknown')}>
              {t('pane.unknownText')}
            </EmptyState>
          )}
        </Whole>
      ) : (
        children({
          paper,
          previous: previous.data?.value.kind === 'Shown' ? previous.data.value.value : undefined,
          timeline: timeline.data?.pages.flatMap(({ value }) => value) ?? [],
        })
      )}
    </>
  );
}

function Whole({ children }: { children: ReactNode }) {
  return <div className={style.scroll}>{children}</div>;
}

/** The banner with the figure that matters here: creatinine, and how old it is. */
function Banner({ patient }: { patient: PatientSummary }) {
  const { t } = useTranslation('triage');
  const format = useFormat();
  const now = useNow(60_000);
  const { creatinine, creatinine_clearance: clearance } = patient;
  return (
    <PatientBanner patient={patient}>
      {creatinine ? (
        <span>
          {clearance ? <b>{t('pane.clearance', { value: format.amount(clearance) })}</b> : null}
          {clearance ? ' · ' : null}
          {t('pane.creatinine', { value: format.quantity(creatinine) })}{' '}
          <span className="dim small">{format.daysAgo(creatinine.observed_at, now)}</span>
        </span>
      ) : (
        <span className="dim">{t('pane.noCreatinine')}</span>
      )}
    </PatientBanner>
  );
}
