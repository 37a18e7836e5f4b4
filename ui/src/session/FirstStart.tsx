import { Progress } from '@mantine/core';
import { IconBuildingHospital, IconTestPipe } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as commands from '../ipc/commands';
import type { Step } from '../ipc/types';
import { ActionButton } from '../shared/ActionButton';
import { MeaningNote } from '../shared/Meaning';
import style from './FirstStart.module.css';
import { Page } from './Page';
import page from './Page.module.css';
import { SetUpClinic } from './SetUpClinic';
import { useSeat } from './session';

const demoSteps = ['0', '1', '2', '3', '4', '5', '6'] as const;

/** The first start: a demo hospital to get to know it, or a new establishment. */
export function FirstStart() {
  const { t } = useTranslation('session');
  const seat = useSeat();
  const [own, setOwn] = useState(false);
  const [step, setStep] = useState<Step>();
  const demo = useMutation({ mutationFn: () => commands.makeDemo(setStep), onSuccess: () => seat.again() });
  if (own) return <SetUpClinic back={() => setOwn(false)} />;
  const done = step?.done ?? 0;
  const of = step?.of ?? 6;
  return (
    <Page>
      <div className={`${page.card} ${page.wide}`}>
        <h1>{t('firstStart.title')}</h1>
        <p>{t('firstStart.text')}</p>
        <div className={style.ways}>
          <section className={style.way}>
            <IconTestPipe size={28} stroke={1.25} aria-hidden />
            <h2>{t('firstStart.demo.title')}</h2>
            <p>{t('firstStart.demo.text')}</p>
            {demo.isPending || demo.isSuccess ? (
              <div className={style.progress} role="status">
                <Progress value={(done / of) * 100} aria-label={t('firstStart.demo.making')} />
                <span className="small">{t(`firstStart.demo.steps.${demoSteps[done] ?? '0'}`)}</span>
                <span className="small dim">{t('firstStart.demo.step', { done, of })}</span>
              </div>
            ) : (
              <>
                {demo.isError ? <MeaningNote of="danger" title={t('firstStart.demo.failed')} /> : null}
                <ActionButton
                  label={t('firstStart.demo.open')}
                  keys="D"
                  main
                  autoFocus
                  run={() => demo.mutate()}
                />
              </>
            )}
          </section>
          <section className={style.way}>
            <IconBuildingHospital size={28} stroke={1.25} aria-hidden />
            <h2>{t('firstStart.clinic.title')}</h2>
            <p>{t('firstStart.clinic.text')}</p>
            <ActionButton
              label={t('firstStart.clinic.open')}
              keys="N"
              why={demo.isPending ? t('firstStart.demo.making') : undefined}
              run={() => setOwn(true)}
            />
          </section>
        </div>
      </div>
    </Page>
  );
}
