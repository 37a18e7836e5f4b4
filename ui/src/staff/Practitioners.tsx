import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Staff } from '../ipc/types';
import { ActionButton } from '../shared/ActionButton';
import { Meaning } from '../shared/Meaning';
import panes from '../shared/panes.module.css';
import { PeopleList } from './PeopleList';
import { PractitionerDetail } from './PractitionerDetail';
import { councilOf } from './people';
import style from './Staff.module.css';

export function Practitioners({ staff }: { staff: Staff }) {
  const { t } = useTranslation('staff');
  const { t: word } = useTranslation('vocabulary');
  const all = staff.practitioners;
  const [chosen, setChosen] = useState<string | undefined>(all[0]?.practitioner_id);
  const [adding, setAdding] = useState(false);
  const one = all.find(({ practitioner_id }) => practitioner_id === chosen);
  const made = (id: string) => {
    setAdding(false);
    setChosen(id);
  };
  return (
    <div className={panes.panes}>
      <div className={panes.list}>
        <PeopleList
          label={t('tab.practitioners')}
          people={all.map((it) => ({
            id: it.practitioner_id,
            title: it.name,
            more: [councilOf(it), ...it.specialties.map(({ name }) => name)].join(' · '),
            marks:
              it.situation === 'Active' ? null : (
                <Meaning of="caution">{word(`situation.${it.situation}`)}</Meaning>
              ),
          }))}
          chosen={adding ? undefined : chosen}
          choose={made}
        />
        <div className={`${panes.foot} ${style.under}`}>
          <ActionButton
            label={t('newPractitioner')}
            icon={IconUserPlus}
            keys="Alt+N"
            run={() => setAdding(true)}
          />
        </div>
      </div>
      {adding ? (
        <PractitionerDetail key="new" known={undefined} made={made} close={() => setAdding(false)} />
      ) : one === undefined ? null : (
        <PractitionerDetail key={JSON.stringify(one)} known={one} made={made} />
      )}
    </div>
  );
}
