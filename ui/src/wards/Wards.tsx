import { IconBedOff, IconBuildingHospital } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PrintAction } from '../documents/PrintAction';
import { places, scheduledDoses, wardBoard } from '../ipc/questions';
import type { Location } from '../ipc/types';
import { mayDo } from '../patients/mayDo';
import { endingSoon, firstEnding } from '../prescribing/runningOut';
import { useSession } from '../session/session';
import { ActionButton } from '../shared/ActionButton';
import { EmptyState } from '../shared/EmptyState';
import { LoadError } from '../shared/LoadError';
import { Meaning } from '../shared/Meaning';
import { Parked } from '../shared/Parked';
import { useFormat } from '../shared/useFormat';
import { useNow } from '../shared/useNow';
import { Waiting } from '../shared/Waiting';
import { TopNote } from '../shell/TopNote';
import { BedGrid } from './BedGrid';
import { BedPanel } from './BedPanel';
import { type Cell, cellsOf, dueSoon, hoursShown, NEAR, wardsOf } from './board';
import { DueStrip } from './DueStrip';
import { keepWard, keptWard } from './keptWard';
import { PlacesForm } from './PlacesForm';
import { WardSwitch } from './WardSwitch';
import style from './Wards.module.css';

/** The wall of a ward: its beds, who lies in them, and what is due. */
export default function Wards() {
  const known = useQuery(places({}));
  const [chosen, setChosen] = useState(keptWard);
  const [setting, setSetting] = useState(false);
  if (known.isError) return <LoadError error={known.error} again={() => void known.refetch()} />;
  if (known.data === undefined) return <Waiting />;
  const wards = wardsOf(known.data);
  const ward = wards.find(({ location_id }) => location_id === chosen) ?? wards[0];
  const choose = (id: string) => {
    keepWard(id);
    setChosen(id);
  };
  return (
    <>
      {ward === undefined ? (
        <NoWards setUp={() => setSetting(true)} />
      ) : (
        <Ward
          key={ward.location_id}
          ward={ward}
          wards={wards}
          known={known.data}
          choose={choose}
          setUp={() => setSetting(true)}
        />
      )}
      <PlacesForm
        opened={setting}
        known={known.data}
        ward={ward?.location_id}
        close={() => setSetting(false)}
      />
    </>
  );
}

function NoWards({ setUp }: { setUp: () => void }) {
  const { t } = useTranslation('wards');
  const { me } = useSession();
  const may = mayDo(me.roles, 'places');
  return (
    <EmptyState
      icon={IconBuildingHospital}
      title={t('noWards.title')}
      action={may ? <ActionButton label={t('places.title')} keys="S" main run={setUp} /> : undefined}
    >
      {t(may ? 'noWards.setUp' : 'noWards.ask')}
    </EmptyState>
  );
}

interface Props {
  ward: Location;
  wards: Location[];
  known: Location[];
  choose: (ward: string) => void;
  setUp: () => void;
}

function Ward({ ward, wards, known, choose, setUp }: Props) {
  const { t } = useTranslation('wards');
  const { me } = useSession();
  const format = useFormat();
  const now = useNow(15_000);
  const hours = hoursShown(now);
  const [open, setOpen] = useState<Cell>();
  const board = useQuery({
    ...wardBoard({ wards: [ward.location_id], window_of_time: hours }),
    placeholderData: keepPreviousData,
  });
  const soon = useQuery({
    // Five minutes more than an hour, since the question stays the same for five minutes.
    ...scheduledDoses({
      ward: ward.location_id,
      window_of_time: [hours[0], now - (now % 300_000) + NEAR + 300_000],
      after: null,
      size: 200,
    }),
    placeholderData: keepPreviousData,
  });
  const ending = useQuery({ ...endingSoon(ward.location_id, now), placeholderData: keepPreviousData });
  if (board.isError) return <LoadError error={board.error} again={() => void board.refetch()} />;
  if (board.data === undefined) return <Waiting rows={5} height={110} />;
  const cells = cellsOf(known, ward.location_id, board.data.value);
  const taken = cells.filter(({ patient }) => patient !== undefined).length;
  const mayPlace = mayDo(me.roles, 'places');
  const parked = soon.data?.value.parked.length ?? 0;
  return (
    <div className={style.screen}>
      <TopNote>{t('taken', { taken, free: cells.length - taken })}</TopNote>
      <header className={style.head}>
        <WardSwitch wards={wards} ward={ward} choose={choose} />
        {mayPlace ? <ActionButton label={t('places.title')} keys="S" run={setUp} /> : null}
        <PrintAction what={{ kind: 'Ward', ward_id: ward.location_id, name: ward.name }} scope={t('ward')} />
        {ending.isError ? <Meaning of="unchecked">{t('endingFailed')}</Meaning> : null}
        <time className={style.clock} dateTime={new Date(now).toISOString()}>
          {format.time(now)}
        </time>
      </header>
      <DueStrip due={dueSoon(soon.data?.value.doses ?? [], now)} now={now} failed={soon.isError} />
      {parked > 0 ? (
        <div className={style.parked}>
          <Parked />
        </div>
      ) : null}
      {cells.length === 0 ? (
        <EmptyState
          icon={IconBedOff}
          title={t('noBeds.title')}
          action={mayPlace ? <ActionButton label={t('places.title')} keys="S" main run={setUp} /> : undefined}
        >
          {t(mayPlace ? 'noBeds.setUp' : 'noBeds.ask')}
        </EmptyState>
      ) : (
        <BedGrid
          cells={cells}
          ending={firstEnding(ending.data?.value.orders ?? [])}
          now={now}
          open={setOpen}
        />
      )}
      <BedPanel cell={open} ward={ward} close={() => setOpen(undefined)} />
    </div>
  );
}
