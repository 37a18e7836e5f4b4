import { useQuery } from '@tanstack/react-query';
import { Navigate, Route, Routes, useParams, useSearchParams } from 'react-router';
import { ask } from '../ipc/client';
import { orderAgain } from '../ipc/lines';
import { newId } from '../ipc/newId';
import { drafts, patientSummary } from '../ipc/questions';
import type { Answer, Found, PatientSummary, PrescriptionPaper, Draft as StoredDraft } from '../ipc/types';
import { LoadError } from '../shared/LoadError';
import { FoundOrNot } from '../shared/Parked';
import { Waiting } from '../shared/Waiting';
import { ChoosePatient } from './ChoosePatient';
import { type Draft, draftOf, itemsOf, newDraft, type Purpose } from './draft';
import { Writing } from './Writing';

/** Prescribe: first the patient, then the prescription. */
export default function Prescribing() {
  return (
    <Routes>
      <Route index element={<ChoosePatient />} />
      <Route path=":patient" element={<ForPatient />} />
    </Routes>
  );
}

function ForPatient() {
  const { patient = '' } = useParams();
  const [asked] = useSearchParams();
  const summary = useQuery(patientSummary({ id: patient }));
  if (summary.isError) return <LoadError error={summary.error} again={() => void summary.refetch()} />;
  if (summary.data === undefined) return <Waiting />;
  return (
    <FoundOrNot found={summary.data.value}>
      {(found) => (asked.get('draft') === null ? <Resolve patient={found} /> : <Opened patient={found} />)}
    </FoundOrNot>
  );
}

/** No draft is named: the patient's own that was left, or a new one. */
function Resolve({ patient }: { patient: PatientSummary }) {
  const [asked] = useSearchParams();
  const left = useQuery({ ...drafts({}), refetchOnMount: 'always' });
  if (left.isError) return <LoadError error={left.error} again={() => void left.refetch()} />;
  if (!left.isSuccess || left.isFetching) return <Waiting />;
  const isNew = asked.get('replaces') === null && asked.get('answers') === null;
  const theirs = left.data.find(({ body }) => {
    const draft = draftOf(body);
    return draft?.patient_id === patient.patient_id && draft.purpose.kind === 'Prescribe';
  });
  const params = new URLSearchParams(asked);
  params.set('draft', (isNew ? theirs?.id : undefined) ?? newId());
  return <Navigate to={`/prescribe/${patient.patient_id}?${params}`} replace />;
}

/** What stands before is replaced, or answered for; the question stays in sight while it is. */
async function purposeOf(id: string, answers: string | null): Promise<Purpose> {
  const { value } = await ask<Answer<Found<PrescriptionPaper>>>('prescription_document', { id });
  const document = value.kind === 'Shown' ? value.value.document : undefined;
  const number = document?.number ?? '';
  if (answers === null) return { kind: 'Replace', replaces: id, number };
  const asked = document?.interventions?.find(({ intervention_id }) => intervention_id === answers);
  return { kind: 'Accept', intervention_id: answers, number, question: asked?.message ?? '' };
}

/** The draft under this id as it was left; otherwise what the address says it begins with. */
async function startOf(id: string, patient: PatientSummary, asked: URLSearchParams): Promise<Draft> {
  const left = (await ask<StoredDraft[]>('drafts', {})).find((draft) => draft.id === id);
  const known = draftOf(left?.body);
  if (known !== undefined) return known;
  const before = asked.get('replaces') ?? asked.get('of');
  if (before === null) return newDraft(patient);
  const again = await orderAgain(before);
  const draft = newDraft(patient, await purposeOf(before, asked.get('answers')));
  if (again === null) return draft;
  const { kind, note } = again.order;
  return { ...draft, kind, note: note ?? '', items: itemsOf(again.order, again.texts, newId) };
}

function Opened({ patient }: { patient: PatientSummary }) {
  const [asked] = useSearchParams();
  const id = asked.get('draft') ?? '';
  const start = useQuery({
    queryKey: ['draft_start', id] as const,
    queryFn: () => startOf(id, patient, asked),
    gcTime: 0,
  });
  if (start.isError) return <LoadError error={start.error} again={() => void start.refetch()} />;
  if (start.data === undefined) return <Waiting />;
  return <Writing key={id} id={id} start={start.data} patient={patient} />;
}
