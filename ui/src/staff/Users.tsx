import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Staff } from '../ipc/types';
import { ActionButton } from '../shared/ActionButton';
import { Meaning } from '../shared/Meaning';
import panes from '../shared/panes.module.css';
import { NewUser } from './NewUser';
import { PeopleList } from './PeopleList';
import style from './Staff.module.css';
import { UserDetail } from './UserDetail';

export function Users({ staff }: { staff: Staff }) {
  const { t } = useTranslation('staff');
  const { t: word } = useTranslation('vocabulary');
  const [chosen, setChosen] = useState<string | undefined>(staff.users[0]?.user_id);
  const [adding, setAdding] = useState(false);
  const user = staff.users.find(({ user_id }) => user_id === chosen);
  return (
    <div className={panes.panes}>
      <div className={panes.list}>
        <PeopleList
          label={t('tab.users')}
          people={staff.users.map(({ user_id, name, login, roles, active }) => ({
            id: user_id,
            title: name,
            more: [login, ...roles.map((role) => word(`role.${role}`))].join(' · '),
            marks: active ? null : <Meaning of="danger">{t('barred')}</Meaning>,
          }))}
          chosen={adding ? undefined : chosen}
          choose={(id) => {
            setChosen(id);
            setAdding(false);
          }}
        />
        <div className={`${panes.foot} ${style.under}`}>
          <ActionButton label={t('newUser')} icon={IconUserPlus} keys="Alt+N" run={() => setAdding(true)} />
        </div>
      </div>
      {adding ? (
        <NewUser
          practitioners={staff.practitioners}
          close={() => setAdding(false)}
          made={(id) => {
            setAdding(false);
            setChosen(id);
          }}
        />
      ) : user === undefined ? null : (
        <UserDetail key={JSON.stringify(user)} user={user} practitioners={staff.practitioners} />
      )}
    </div>
  );
}
