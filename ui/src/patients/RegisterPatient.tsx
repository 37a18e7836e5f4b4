import { IconUserPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { search } from '../ipc/questions';
import { useCommand } from '../ipc/useCommand';
import { useSession } from '../session/session';
import { ActionButton } from '../shared/ActionButton';
import { Key } from '../shared/Key';
import { useKeys } from '../shared/keys';
import { MeaningNote } from '../shared/Meaning';
import { TroubleNote } from '../shared/RefusalNotes';
import { DemographicsFields } from './DemographicsFields';
import {
  type DemographicsForm,
  demographics,
  emptyForm,
  fields,
  looksLike,
  unreadable,
} from './demographics';
import { HitLine } from './HitLine';
import { keepForm, keptForm } from './keptForm';
import style from './Patients.module.css';

/** A new patient; `?then=prescribe` goes on to the prescription. Who looks alike stands beside the form while it is typed. */
export function RegisterPatient() {
  const { t } = useTranslation('patients');
  const go = useNavigate();
  const [asked] = useSearchParams();
  const { me } = useSession();
  const named = asked.get('name');
  // A new name begins anew; else what was left half done goes on.
  const [form, setForm] = useState(
    () => (named === null ? keptForm(me.user_id) : undefined) ?? { ...emptyForm, name: named ?? '' },
  );
  const [tried, setTried] = useState(false);
  const body = useRef<HTMLFormElement>(null);
  const then = asked.get('then') === 'prescribe' ? '/prescribe' : '/patients';
  const registering = useCommand((id) => {
    keepForm(me.user_id, undefined);
    void go(`${then}/${id}`, { replace: true });
  });
  const write = (next: DemographicsForm | undefined) => {
    setForm(next ?? emptyForm);
    keepForm(me.user_id, next);
  };
  const wrong = unreadable(form);
  const alike = looksLike(form);
  const found = useQuery({
    ...search({ text: alike ?? '', filter: { kinds: ['Patient'], ward: null }, limit: 6 }),
    enabled: alike !== undefined,
    placeholderData: keepPreviousData,
  });
  const namesakes = alike === undefined ? [] : (found.data?.value ?? []);
  const save = () => {
    setTried(true);
    if (wrong.length === 0 && !registering.busy) {
      registering.give({ command: 'RegisterPatient', body: demographics(form) });
    }
  };
  const leave = () => void go('/patients');
  useKeys(t('register.title'), [
    ...namesakes.map((hit, place) => ({
      keys: `Alt+${place + 1}`,
      label: t('register.openAlike', { place: place + 1 }),
      run: () => void go(`${then}/${hit.id}`),
    })),
  ]);
  return (
    <div className={style.screen}>
      <div className={style.beside}>
        <form
          ref={body}
          className={style.sheet}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <h2>{t('register.title')}</h2>
          <DemographicsFields
            form={form}
            change={write}
            refusals={registering.refusals}
            wrong={tried ? wrong : []}
          />
          <TroubleNote error={registering.error} fields={Object.values(fields)} />
          <button type="submit" hidden tabIndex={-1} />
        </form>
        <aside className={style.aside} aria-label={t('register.alike')}>
          <h3>{t('register.alike')}</h3>
          {namesakes.length === 0 ? (
            <p className="dim small">
              {t(
                alike === undefined
                  ? 'register.alikeHint'
                  : found.isFetching
                    ? 'register.alikeLooking'
                    : 'register.alikeNone',
              )}
            </p>
          ) : (
            <>
              <MeaningNote of="caution" title={t('register.alikeFound', { count: namesakes.length })}>
                {t('register.alikeDo')}
              </MeaningNote>
              <ul className={style.alike}>
                {namesakes.map((hit, place) => (
                  <li key={hit.id}>
                    <button type="button" onClick={() => void go(`${then}/${hit.id}`)}>
                      <HitLine hit={hit} />
                      <Key keys={`Alt+${place + 1}`} />
                    </button>
                  </li>
                ))}
              </ul>
            </>
          )}
        </aside>
      </div>
      <footer className={style.bar}>
        <ActionButton
          icon={IconUserPlus}
          label={t(then === '/prescribe' ? 'register.saveAndPrescribe' : 'register.save')}
          keys="Ctrl+Enter"
          main
          busy={registering.busy}
          run={save}
        />
        <ActionButton label={t('register.leave')} keys="Escape" run={leave} />
        <ActionButton
          label={t('register.anew')}
          keys="Alt+Backspace"
          bare
          className={style.atEnd}
          run={() => {
            write(undefined);
            setTried(false);
            registering.forget();
          }}
        />
      </footer>
    </div>
  );
}
