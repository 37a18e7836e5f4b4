import { IconCheck, IconUserSearch } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { discardDraft, saveDraft } from '../ipc/commands';
import { drafts, search, wardBoard } from '../ipc/questions';
import type { Hit, InBed, RunningOut } from '../ipc/types';
import { ActionButton } from '../shared/ActionButton';
import { EmptyState } from '../shared/EmptyState';
import { FindBox } from '../shared/FindBox';
import { LoadError } from '../shared/LoadError';
import { Marked } from '../shared/Marked';
import { Meaning } from '../shared/Meaning';
import { Parked } from '../shared/Parked';
import { TroubleNote } from '../shared/RefusalNotes';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import { Waiting } from '../shared/Waiting';
import style from './ChoosePatient.module.css';
import { draftText, inHouse, type LeftDraft, leftDrafts } from './choosing';
import { Ending } from './Ending';
import { PatientRows, type Row } from './PatientRows';
import { useRenewals } from './useRenewals';

const LIMIT = 12;
const NOBODY = -1;

/** Whom to prescribe for: drafts that were left, who lies in the house, anybody else by name. */
export function ChoosePatient() {
  const { t } = useTranslation('prescribing');
  const go = useNavigate();
  const queries = useQueryClient();
  const list = useId();
  const format = useFormat();
  const now = useNow(60_000);
  const [text, setText] = useState('');
  // Nobody is offered before a name was typed or an arrow pressed: Enter alone opens no record.
  const [lit, setLit] = useState(NOBODY);
  const typed = text.trim();
  const left = useQuery({ ...drafts({}), refetchOnMount: 'always' });
  const beds = useQuery(wardBoard({ wards: [], window_of_time: [0, 0] }));
  const looked = search({ text: typed, filter: { kinds: ['Patient'], ward: null }, limit: LIMIT });
  const found = useQuery({
    ...looked,
    enabled: typed !== '',
    placeholderData: keepPreviousData,
  });
  const renewals = useRenewals(now);
  const { renewing } = renewals;
  const [gone, setGone] = useState<LeftDraft>();
  const again = () => queries.invalidateQueries({ queryKey: ['drafts'] });
  const discarding = useMutation({
    mutationFn: ({ id }: LeftDraft) => discardDraft(id),
    onSuccess: (_, left) => {
      setGone(left);
      return again();
    },
  });
  const restoring = useMutation({
    mutationFn: ({ id, draft }: LeftDraft) => saveDraft(id, draft),
    onSuccess: () => {
      setGone(undefined);
      return again();
    },
  });

  const ofDraft = (left: LeftDraft): Row => ({
    id: left.id,
    group: t('choose.drafts'),
    place: <b>{t(`choose.purpose.${left.draft.purpose.kind}`)}</b>,
    name: left.draft.patient_name,
    more: draftText(left.draft) || t('choose.noItems'),
    end: <span className="dim small nb">{format.ago(left.saved_at, now)}</span>,
    path: `/prescribe/${left.draft.patient_id}?draft=${left.id}`,
    draft: left,
  });
  const ofEnding = (order: RunningOut): Row => ({
    id: order.prescription_id,
    group: t('choose.ending'),
    place: <b>{order.bed ?? t('choose.noBed')}</b>,
    name: order.patient_name,
    more: [order.medicines.join(' · '), ...(renewals.isMine(order) ? [] : [order.prescriber_name])].join(
      ' — ',
    ),
    end: (
      <>
        {order.state === 'AwaitingAnswer' ? <Meaning of="answer">{t('choose.toAnswer')}</Meaning> : null}
        <Ending at={order.runs_out_at} now={now} />
      </>
    ),
    path: `/prescribe/${order.patient_id}`,
    ending: order,
  });
  const ofBed = (bed: InBed): Row => ({
    id: bed.patient_id,
    group: t('choose.inHouse'),
    place: <b>{bed.bed ?? t('choose.noBed')}</b>,
    name: bed.social_name ?? bed.name,
    more: [bed.ward, bed.birth_date ? format.age(bed.birth_date, now) : undefined]
      .filter(Boolean)
      .join(' · '),
    end: (
      <>
        {bed.asked_orders > 0 ? (
          <Meaning of="answer">{t('choose.asked', { count: bed.asked_orders })}</Meaning>
        ) : null}
        {bed.waiting_orders > 0 ? (
          <Meaning of="information">{t('choose.waiting', { count: bed.waiting_orders })}</Meaning>
        ) : null}
      </>
    ),
    path: `/prescribe/${bed.patient_id}`,
  });
  const ofHit = (hit: Hit): Row => ({
    id: hit.id,
    group: t('choose.found'),
    place: <b>{hit.bed ?? ''}</b>,
    name: <Marked runs={hit.title} />,
    more: [
      hit.ward,
      hit.birth_date ? format.age(hit.birth_date, now) : undefined,
      ...hit.subtitle.map(({ text }) => text),
    ]
      .filter(Boolean)
      .join(' · '),
    end: null,
    path: `/prescribe/${hit.id}`,
  });
  const rows =
    typed === ''
      ? [
          ...leftDrafts(left.data).map(ofDraft),
          ...renewals.orders.map(ofEnding),
          ...inHouse(beds.data?.value).map(ofBed),
        ]
      : (found.data?.value ?? []).map(ofHit);
  const at = Math.min(typed === '' ? lit : Math.max(0, lit), rows.length - 1);
  const current = rows[at];
  const idOf = (row: Row) => `${list}-${row.id}`;
  /** Never somebody of an older search: what was typed last is waited for. */
  const open = async () => {
    if (typed === '' || !found.isPlaceholderData) {
      if (current !== undefined) void go(current.path);
      return;
    }
    const { value } = await queries.fetchQuery(looked);
    if (value[0] !== undefined) void go(`/prescribe/${value[0].id}`);
  };
  return (
    <div className={style.screen}>
      <FindBox
        icon={IconUserSearch}
        label={t('choose.find')}
        text={text}
        type={(text) => {
          setText(text);
          setLit(NOBODY);
        }}
        list={list}
        options={rows.map(idOf)}
        at={at}
        light={setLit}
        open={() => void open()}
      >
        <ActionButton
          label={t('choose.register')}
          keys="Alt+N"
          run={() => void go('/patients/new?then=prescribe')}
        />
        {current?.ending === undefined ? null : (
          <ActionButton
            label={t('choose.renew')}
            keys="Ctrl+Enter"
            main
            busy={renewing.isPending}
            why={current.ending.state === 'AwaitingAnswer' ? t('choose.answerFirst') : undefined}
            run={() => current.ending && renewing.mutate(current.ending)}
          />
        )}
        {current?.draft === undefined ? null : (
          <ActionButton
            label={t('choose.discard')}
            keys="Ctrl+Delete"
            run={() => current.draft && discarding.mutate(current.draft)}
          />
        )}
      </FindBox>
      <div className={style.said}>
        <TroubleNote error={discarding.error ?? restoring.error ?? renewing.error} />
        {renewals.trouble === null ? null : <Meaning of="unchecked">{t('choose.endingUnknown')}</Meaning>}
        {renewals.parked ? <Parked /> : null}
      </div>
      {gone === undefined ? null : (
        <p className={style.gone} role="status">
          {t('choose.gone', { name: gone.draft.patient_name })}
          <ActionButton label={t('items.restore')} keys="Ctrl+Z" bare run={() => restoring.mutate(gone)} />
        </p>
      )}
      {beds.isError ? <LoadError error={beds.error} again={() => void beds.refetch()} /> : null}
      {beds.isPending && typed === '' ? <Waiting /> : null}
      {rows.length === 0 && !beds.isPending && !found.isFetching ? (
        <EmptyState
          icon={IconUserSearch}
          title={typed === '' ? t('choose.nobody') : t('choose.notFound', { typed })}
        >
          {t('choose.notFoundText')}
        </EmptyState>
      ) : null}
      <PatientRows id={list} rows={rows} lit={current} idOf={idOf} open={(row) => void go(row.path)} />
      {/* Below the list: a row under the eyes must not move. */}
      <p className={style.done} role="status">
        {renewing.isSuccess ? (
          <>
            <IconCheck size={15} stroke={2} aria-hidden />
            <span className="cut">{t('choose.renewed', { name: renewing.variables.patient_name })}</span>
          </>
        ) : null}
      </p>
    </div>
  );
}
