import { PasswordInput, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as commands from '../ipc/commands';
import { ActionButton } from '../shared/ActionButton';
import { RefusalField } from '../shared/RefusalField';
import { refusalsOf, TroubleNote } from '../shared/RefusalNotes';
import { Page } from './Page';
import page from './Page.module.css';
import { useSeat } from './session';
import { allFields, command, emptyForm, missing, type SetUpForm, stepOf, steps, zones } from './setUp';

/** A new establishment, in three short steps; a refusal leads back to its field and nothing typed is lost. */
export function SetUpClinic({ back }: { back: () => void }) {
  const { t } = useTranslation('session');
  const seat = useSeat();
  const [form, setForm] = useState<SetUpForm>(emptyForm);
  const [step, setStep] = useState(0);
  const [tried, setTried] = useState(false);
  const setting = useMutation({
    mutationFn: () => commands.setUpClinic(command(form), form.password),
    onError: (error) => {
      const refused = stepOf(refusalsOf(error).map(({ field }) => field));
      if (refused !== undefined) setStep(refused);
    },
    // The house is known from now on, and its administrator sits here.
    onSuccess: () => seat.again(),
  });
  const here = steps[step] ?? steps[0];
  const last = step === steps.length - 1;
  const differ = form.again !== form.password;
  const wanting = missing(form, step);
  const go = () => {
    if (wanting.length > 0 || (last && differ)) {
      setTried(true);
      return;
    }
    setTried(false);
    if (last) setting.mutate();
    else setStep(step + 1);
  };
  const write = (field: keyof SetUpForm) => ({
    value: form[field],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setForm((form) => ({ ...form, [field]: value }));
    },
  });
  const refusals = refusalsOf(setting.error);
  const wants = (field: keyof SetUpForm) => tried && wanting.includes(field);
  return (
    <Page>
      <div className={`${page.card} ${page.medium}`}>
        <h1>{t(`setUp.${here.title}`)}</h1>
        <p>{t('setUp.step', { step: step + 1, of: steps.length })}</p>
        <form
          key={here.title}
          className={page.form}
          onSubmit={(event) => {
            event.preventDefault();
            go();
          }}
        >
          {here.title === 'house' ? (
            <>
              <RefusalField refusals={refusals} field={here.fields.name} missing={wants('name')}>
                {(error) => (
                  <TextInput
                    label={t('setUp.name')}
                    description={t('setUp.nameHint')}
                    required
                    autoFocus
                    error={error}
                    {...write('name')}
                  />
                )}
              </RefusalField>
              <div className={page.two}>
                <RefusalField refusals={refusals} field={here.fields.cnes}>
                  {(error) => (
                    <TextInput
                      label={t('setUp.cnes')}
                      placeholder={t('setUp.cnesHint')}
                      error={error}
                      {...write('cnes')}
                    />
                  )}
                </RefusalField>
                <RefusalField refusals={refusals} field={here.fields.cnpj}>
                  {(error) => (
                    <TextInput
                      label={t('setUp.cnpj')}
                      placeholder={t('setUp.optional')}
                      error={error}
                      {...write('cnpj')}
                    />
                  )}
                </RefusalField>
              </div>
              <RefusalField refusals={refusals} field={here.fields.zone}>
                {(error) => (
                  <Select
                    label={t('setUp.zone')}
                    data={zones.map((zone) => ({ value: zone, label: t(`setUp.zones.${zone}`) }))}
                    value={form.zone}
                    onChange={(zone) => setForm({ ...form, zone: zone ?? form.zone })}
                    allowDeselect={false}
                    error={error}
                  />
                )}
              </RefusalField>
            </>
          ) : null}
          {here.title === 'station' ? (
            <>
              <RefusalField
                refusals={refusals}
                field={here.fields.stationName}
                missing={wants('stationName')}
              >
                {(error) => (
                  <TextInput
                    label={t('setUp.stationName')}
                    description={t('setUp.stationHint')}
                    required
                    autoFocus
                    error={error}
                    {...write('stationName')}
                  />
                )}
              </RefusalField>
              <RefusalField refusals={refusals} field={here.fields.series} missing={wants('series')}>
                {(error) => (
                  <TextInput
                    label={t('setUp.series')}
                    description={t('setUp.seriesHint', {
                      example: `${form.series.trim().toUpperCase() || 'UTI2'}-000001`,
                    })}
                    required
                    maxLength={8}
                    error={error}
                    {...write('series')}
                  />
                )}
              </RefusalField>
            </>
          ) : null}
          {here.title === 'administrator' ? (
            <>
              <RefusalField
                refusals={refusals}
                field={here.fields.administratorName}
                missing={wants('administratorName')}
              >
                {(error) => (
                  <TextInput
                    label={t('setUp.administratorName')}
                    required
                    autoFocus
                    error={error}
                    {...write('administratorName')}
                  />
                )}
              </RefusalField>
              <RefusalField
                refusals={refusals}
                field={here.fields.administratorLogin}
                missing={wants('administratorLogin')}
              >
                {(error) => (
                  <TextInput
                    label={t('setUp.administratorLogin')}
                    description={t('setUp.loginHint')}
                    required
                    autoCapitalize="none"
                    error={error}
                    {...write('administratorLogin')}
                  />
                )}
              </RefusalField>
              <div className={page.two}>
                <RefusalField refusals={refusals} field={here.fields.password} missing={wants('password')}>
                  {(error) => (
                    <PasswordInput
                      label={t('setUp.password')}
                      description={t('setUp.passwordHint')}
                      required
                      autoComplete="new-password"
                      error={error}
                      {...write('password')}
                    />
                  )}
                </RefusalField>
                <PasswordInput
                  label={t('setUp.again')}
                  description={'\u00a0'}
                  required
                  autoComplete="new-password"
                  error={tried && differ ? t('setUp.differ') : undefined}
                  {...write('again')}
                />
              </div>
            </>
          ) : null}
          <TroubleNote error={setting.error} fields={allFields} />
          <div className={page.foot}>
            <ActionButton
              type="submit"
              label={last ? t('setUp.finish') : t('setUp.next')}
              keys="Enter"
              main
              busy={setting.isPending}
            />
            <ActionButton
              label={t('setUp.back')}
              keys="Escape"
              run={() => (step === 0 ? back() : setStep(step - 1))}
            />
          </div>
        </form>
      </div>
    </Page>
  );
}
