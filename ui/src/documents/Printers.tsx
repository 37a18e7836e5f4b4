import { Select } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { removeLabelPrinter, setDefaultPrinter } from '../ipc/commands';
import { printers } from '../ipc/questions';
import type { PaperKind, Printer, PrinterName } from '../ipc/types';
import { ActionButton } from '../shared/ActionButton';
import { EmptyState } from '../shared/EmptyState';
import { LoadError } from '../shared/LoadError';
import { Meaning, type MeaningName, MeaningNote } from '../shared/Meaning';
import panes from '../shared/panes.module.css';
import { TroubleNote } from '../shared/RefusalNotes';
import { Waiting } from '../shared/Waiting';
import style from './Jobs.module.css';
import { LabelPrinterForm } from './LabelPrinterForm';
import { printerKey, printerOf } from './offers';
import { paperKinds } from './paperKinds';

const looks: Record<Printer['state'], MeaningName> = {
  Idle: 'fine',
  Printing: 'information',
  Stopped: 'danger',
  Unknown: 'unchecked',
};

/** The printers of this station, and which paper goes to which. */
export function Printers() {
  const { t } = useTranslation('documents');
  const queries = useQueryClient();
  const known = useQuery({ ...printers({}), refetchOnMount: 'always' });
  const refresh = () => queries.invalidateQueries({ queryKey: ['printers'] });
  const setting = useMutation({
    mutationFn: ({ paper, printer }: { paper: PaperKind; printer: PrinterName | null }) =>
      setDefaultPrinter(paper, printer),
    onSuccess: refresh,
  });
  const removing = useMutation({ mutationFn: removeLabelPrinter, onSuccess: refresh });
  if (known.isError) return <LoadError error={known.error} again={() => void known.refetch()} />;
  if (known.data === undefined) return <Waiting rows={6} />;
  const { printers: all, spooler_answers } = known.data;
  const nameOf = (printer: PrinterName) => (printer.kind === 'Viewer' ? t('viewer') : printer.name);
  const choices = all.map(({ printer }) => ({ value: printerKey(printer), label: nameOf(printer) }));
  const usual = (paper: PaperKind) => {
    const found = all.find(({ default_of }) => default_of.includes(paper));
    return found === undefined ? null : printerKey(found.printer);
  };
  return (
    <div className={panes.scroll}>
      <div className={panes.sheets}>
        {spooler_answers ? null : (
          <MeaningNote of="unchecked" title={t('spoolerSilent')}>
            {t('spoolerSilentDo')}
          </MeaningNote>
        )}
        <section className={panes.sheet}>
          <h2>{t('tab.printers')}</h2>
          {all.length === 0 && spooler_answers ? (
            <EmptyState icon={IconPrinter} title={t('noPrinters')}>
              {t('noPrintersDo')}
            </EmptyState>
          ) : (
            <table className={panes.table}>
              <thead>
                <tr>
                  <th scope="col">{t('fact.printer')}</th>
                  <th scope="col">{t('column.state')}</th>
                  <th scope="col">{t('column.papers')}</th>
                  <th scope="col">
                    <span className="said-only">{t('column.actions')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {all.map(({ printer, description, state, accepting, reasons, default_of, label }) => (
                  <tr key={printerKey(printer)}>
                    <td>
                      <b>{nameOf(printer)}</b>{' '}
                      <span className="dim small">
                        {label == null ? description : `${label.host}:${label.port}`}
                      </span>
                    </td>
                    <td>
                      <span className={panes.marks}>
                        {printer.kind === 'Viewer' ? null : (
                          <Meaning of={looks[state]}>{t(`printerState.${state}`)}</Meaning>
                        )}
                        {accepting ? null : <Meaning of="caution">{t('notAccepting')}</Meaning>}
                        {reasons.length === 0 ? null : <code>{reasons.join(', ')}</code>}
                      </span>
                    </td>
                    <td>{default_of.map((paper) => t(`paper.${paper}`)).join(', ')}</td>
                    <td className={style.act}>
                      {label == null ? null : (
                        <ActionButton
                          label={t('remove')}
                          bare
                          busy={removing.isPending}
                          run={() => removing.mutate(label.name)}
                        />
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
        <section className={panes.sheet}>
          <h2>{t('defaults')}</h2>
          <p className="dim">{t('defaultsText')}</p>
          {paperKinds.map((paper) => (
            <div key={paper} className={style.defaults}>
              <span>{t(`paper.${paper}`)}</span>
              <Select
                aria-label={t('defaultOf', { paper: t(`paper.${paper}`) })}
                placeholder={t('askEachTime')}
                data={choices}
                value={usual(paper)}
                onChange={(key) => setting.mutate({ paper, printer: printerOf(key ?? '') })}
                clearable
                clearButtonProps={{ 'aria-label': t('askEachTime') }}
              />
            </div>
          ))}
        </section>
        <LabelPrinterForm />
        <TroubleNote error={setting.error ?? removing.error} />
      </div>
    </div>
  );
}
