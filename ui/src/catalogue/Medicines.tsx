import { IconPill } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../shared/ActionButton';
import { EmptyState } from '../shared/EmptyState';
import panes from '../shared/panes.module.css';
import { MedicineDetail } from './MedicineDetail';
import { MedicineList } from './MedicineList';
import { MedicineMaintenance } from './MedicineMaintenance';

interface Props {
  chosen: string | undefined;
  /** They look after the formulary. */
  keeps: boolean;
  choose: (id: string) => void;
}

export function Medicines({ chosen, keeps, choose }: Props) {
  const { t } = useTranslation('catalogue');
  const [writing, setWriting] = useState<'correct' | 'add'>();
  const open = (id: string) => {
    setWriting(undefined);
    choose(id);
  };
  return (
    <div className={panes.panes}>
      <MedicineList chosen={writing === 'add' ? undefined : chosen} choose={open} />
      {writing !== undefined ? (
        <MedicineMaintenance
          key={`${writing} ${chosen}`}
          id={writing === 'correct' ? chosen : undefined}
          done={(id) => open(id)}
          close={() => setWriting(undefined)}
        />
      ) : chosen === undefined ? (
        <div className={panes.one}>
          <EmptyState icon={IconPill} title={t('choose.title')}>
            {t('choose.text')}
          </EmptyState>
          <div className={panes.foot}>
            <span className={panes.end}>
              <ActionButton
                label={t('add')}
                keys="Alt+N"
                why={keeps ? undefined : t('onlyKeepers')}
                run={() => setWriting('add')}
              />
            </span>
          </div>
        </div>
      ) : (
        <MedicineDetail
          id={chosen}
          keeps={keeps}
          correct={() => setWriting('correct')}
          add={() => setWriting('add')}
        />
      )}
    </div>
  );
}
