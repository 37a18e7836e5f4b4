import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { places, wardBoard } from '../ipc/questions';
import { MeaningNote } from '../shared/Meaning';
import { TroubleNote } from '../shared/RefusalNotes';
import { freeBeds, NO_HOURS, wardsOf } from '../wards/board';
import style from './Forms.module.css';

interface Props {
  place: string | undefined;
  choose: (place: string | undefined) => void;
  /** Where to begin. */
  ward: string | undefined;
  error: string | undefined;
}

/** A ward, and in it a bed that is free; or the ward itself, where somebody waits for a bed. */
export function BedPicker({ place, choose, ward: first, error }: Props) {
  const { t } = useTranslation('patients');
  const known = useQuery(places({}));
  const [chosen, setChosen] = useState(first);
  const wards = wardsOf(known.data ?? []);
  const ward = chosen ?? (wards.length === 1 ? wards[0]?.location_id : undefined);
  const board = useQuery({
    ...wardBoard({ wards: ward === undefined ? [] : [ward], window_of_time: NO_HOURS }),
    enabled: ward !== undefined,
  });
  const beds = ward === undefined ? [] : freeBeds(known.data ?? [], ward, board.data?.value ?? []);
  const rooms = new Map((known.data ?? []).map((room) => [room.location_id, room]));
  const roomOf = (parent: string | null | undefined) => {
    const room = parent ? rooms.get(parent) : undefined;
    return room?.kind === 'Room' ? `${room.name} · ` : '';
  };
  return (
    <>
      <div className={style.row}>
        <Select
          label={t('admit.ward')}
          data-autofocus
          searchable
          openOnFocus={false}
          selectFirstOptionOnChange
          value={ward ?? null}
          nothingFoundMessage={t('admit.noWards')}
          onChange={(next) => {
            setChosen(next ?? undefined);
            choose(undefined);
          }}
          data={wards.map(({ location_id, name }) => ({ value: location_id, label: name }))}
          error={error !== undefined && ward === undefined ? error : undefined}
        />
        <Select
          label={t('admit.bed')}
          searchable
          openOnFocus={false}
          selectFirstOptionOnChange
          disabled={ward === undefined || board.isPending}
          value={place ?? null}
          onChange={(next) => choose(next ?? undefined)}
          placeholder={ward === undefined ? t('admit.wardFirst') : t('admit.free', { count: beds.length })}
          error={ward === undefined ? undefined : error}
          data={[
            ...beds.map(({ location_id, name, parent_id }) => ({
              value: location_id,
              label: `${roomOf(parent_id)}${name}`,
            })),
            ...(ward === undefined ? [] : [{ value: ward, label: t('admit.withoutBed') }]),
          ]}
        />
      </div>
      <TroubleNote error={known.error} />
      {board.isError ? <MeaningNote of="unchecked" title={t('admit.takenUnknown')} /> : null}
    </>
  );
}
