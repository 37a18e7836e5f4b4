// What leaves the screen, seen before it prints: the papers there are, the page that will come out, and where it goes.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { printers } from '../ipc/questions';
import { ActionButton } from '../shared/ActionButton';
import { Dialog } from '../shared/Dialog';
import { LoadError } from '../shared/LoadError';
import { MeaningNote } from '../shared/Meaning';
import { refusalsOf, TroubleNote } from '../shared/RefusalNotes';
import { useFormat } from '../shared/useFormat';
import { Waiting } from '../shared/Waiting';
import { Outcome } from './Outcome';
import { type Printable, printerKey, sizesOf, tickedAtFirst, withDefaults, withoutPrinter } from './offers';
import { Pages } from './Pages';
import { PaperList } from './PaperList';
import style from './PrintDialog.module.css';
import { PrintFields } from './PrintFields';
import { atFirst, changed, requestOf } from './settings';
import { useOffers } from './useOffers';
import { usePrinting } from './usePrinting';

interface Props {
  printable: Printable;
  close: () => void;
}

export default function PrintDialog({ printable, close }: Props) {
  const { t } = useTranslation('documents');
  return (
    <Dialog title={t(`title.${printable.kind}`)} opened close={close} size={1240}>
      <Papers printable={printable} close={close} />
    </Dialog>
  );
}

function Papers({ printable, close }: Props) {
  const { t } = useTranslation('documents');
  const { isoDate } = useFormat();
  const [now] = useState(() => Date.now());
  const [settings, setSettings] = useState(() => atFirst(isoDate(now)));
  const known = useQuery(printers({}));
  const days = settings.period ?? { from: '', until: '' };
  const asked = useOffers(printable, { hours: settings.hours, ...days }, now);
  const offers = withDefaults(asked.offers, known.data?.printers ?? []);
  const [lit, light] = useState(0);
  const [chosen, setChosen] = useState<readonly number[]>();
  const { jobs, printing, saving } = usePrinting();
  const at = Math.min(lit, Math.max(0, offers.length - 1));
  const shown = offers[at];
  const first = tickedAtFirst(printable, offers);
  const ticked = offers.filter(({ key }, place) => chosen?.includes(place) ?? first.includes(key));
  const usual =
    withoutPrinter(ticked, null).length > 0
      ? undefined
      : distinct(ticked.flatMap(({ printer }) => printer ?? []));
  const period = printable.kind !== 'Triage' || settings.period !== undefined;
  const why =
    ticked.length === 0
      ? t('why.nothing')
      : !period
        ? t('noPeriod')
        : withoutPrinter(ticked, settings.printer).length > 0
          ? t('why.printer')
          : undefined;
  const send = () =>
    printing.mutate({
      requests: ticked.map((offer) => requestOf(offer, settings)),
      printer: settings.printer,
      copies: settings.copies,
      keep: settings.keep,
    });
  if (asked.error !== null) return <LoadError error={asked.error} again={asked.again} />;
  if (asked.waiting) return <Waiting rows={6} />;
  if (shown === undefined) return <MeaningNote of="plain" title={t('nothing')} />;
  const done = printing.isSuccess && jobs.length > 0;
  const trouble = printing.error ?? saving.error;
  return (
    <div className={style.whole}>
      <div className={style.side}>
        <PaperList
          offers={offers}
          lit={shown.key}
          light={(key) => light(offers.findIndex((offer) => offer.key === key))}
          ticked={new Set(ticked.map(({ key }) => key))}
          tick={(key, on) =>
            setChosen(
              offers.flatMap((offer, place) =>
                (offer.key === key ? on : ticked.includes(offer)) ? [place] : [],
              ),
            )
          }
        />
        <PrintFields
          settings={settings}
          change={(changes) => setSettings(changed(settings, changes))}
          kind={printable.kind}
          sizes={sizesOf(shown.request.paper)}
          mayPrintChanges={offers.some(({ canPrintChanges }) => canPrintChanges)}
          usual={usual}
          printers={known.data}
          failed={known.isError}
          refusals={refusalsOf(printing.error)}
        />
        <TroubleNote error={trouble} fields={['printer']} />
        <div role="status" className={style.outcome}>
          <Outcome jobs={jobs} />
          {saving.data === undefined ? null : (
            <MeaningNote of="fine" title={t('savedAs')}>
              <code>{saving.data.path}</code>
            </MeaningNote>
          )}
        </div>
      </div>
      {period ? (
        <Pages request={requestOf(shown, settings)} title={t(`paper.${shown.request.paper}`)} />
      ) : (
        <MeaningNote of="caution" title={t('noPeriod')} />
      )}
      <footer className={style.foot}>
        {done ? (
          <ActionButton label={t('close')} keys="Enter" main run={close} />
        ) : (
          <ActionButton
            label={t('print', { count: ticked.length })}
            keys="Enter"
            main
            run={send}
            why={why}
            busy={printing.isPending}
          />
        )}
        <ActionButton
          label={t('save')}
          keys="Ctrl+S"
          run={() => saving.mutate(requestOf(shown, settings))}
          why={period ? undefined : t('noPeriod')}
          busy={saving.isPending}
        />
        {done ? null : <ActionButton label={t('close')} keys="Escape" run={close} />}
      </footer>
    </div>
  );
}

function distinct<P extends Parameters<typeof printerKey>[0]>(all: readonly P[]): P[] {
  return [...new Map(all.map((printer) => [printerKey(printer), printer])).values()];
}
