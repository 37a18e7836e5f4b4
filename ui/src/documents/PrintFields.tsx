import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PaperSize, PrinterName, Printers, Refusal } from '../ipc/types';
import { MeaningNote } from '../shared/Meaning';
import { RefusalField } from '../shared/RefusalField';
import { type Printable, printerKey, printerOf } from './offers';
import style from './PrintDialog.module.css';
import type { Settings } from './settings';

interface Props {
  settings: Settings;
  change: (changes: Partial<Settings>) => void;
  kind: Printable['kind'];
  sizes: readonly PaperSize[];
  mayPrintChanges: boolean;
  /** What the papers go to where nothing is chosen; `undefined` where some have none. */
  usual: readonly PrinterName[] | undefined;
  printers: Printers | undefined;
  failed: boolean;
  refusals: Refusal[];
}

/** On which printer, how often, how large, and of which time. */
export function PrintFields({
  settings,
  change,
  kind,
  sizes,
  mayPrintChanges,
  usual,
  printers,
  failed,
  refusals,
}: Props) {
  const { t } = useTranslation('documents');
  const nameOf = (printer: PrinterName) => (printer.kind === 'Viewer' ? t('viewer') : printer.name);
  const known = (printers?.printers ?? []).map(({ printer, state }) => ({
    value: printerKey(printer),
    label: state === 'Stopped' ? t('stopped', { name: nameOf(printer) }) : nameOf(printer),
  }));
  return (
    <div className={style.fields}>
      {kind === 'Ward' ? (
        <Select
          label={t('field.hours')}
          data={['6', '12', '24', '48'].map((hours) => ({
            value: hours,
            label: t('hours', { count: Number(hours) }),
          }))}
          value={String(settings.hours)}
          onChange={(hours) => change({ hours: Number(hours) })}
          allowDeselect={false}
        />
      ) : null}
      {kind === 'Triage' ? (
        <div className={style.two}>
          <TextInput
            label={t('field.from')}
            value={settings.from}
            onChange={(event) => change({ from: event.currentTarget.value })}
            error={settings.period === undefined ? t('noPeriod') : undefined}
          />
          <TextInput
            label={t('field.until')}
            value={settings.until}
            onChange={(event) => change({ until: event.currentTarget.value })}
          />
        </div>
      ) : null}
      <RefusalField refusals={refusals} field="printer">
        {(error) => (
          <Select
            label={t('field.printer')}
            placeholder={t('choosePrinter')}
            data={[
              ...(usual === undefined
                ? []
                : [{ value: 'usual', label: t('usual', { names: usual.map(nameOf).join(', ') }) }]),
              ...known,
            ]}
            value={
              settings.printer === null
                ? usual === undefined
                  ? null
                  : 'usual'
                : printerKey(settings.printer)
            }
            onChange={(key) => change({ printer: printerOf(key ?? '') })}
            allowDeselect={false}
            error={error}
          />
        )}
      </RefusalField>
      {failed || printers?.spooler_answers === false ? (
        <MeaningNote of="unchecked" title={t('spoolerSilent')}>
          {t('spoolerSilentDo')}
        </MeaningNote>
      ) : null}
      {settings.printer === null ? null : (
        <Checkbox
          label={t('field.keep')}
          checked={settings.keep}
          onChange={(event) => change({ keep: event.currentTarget.checked })}
        />
      )}
      <div className={style.two}>
        <NumberInput
          label={t('field.copies')}
          min={1}
          max={20}
          clampBehavior="strict"
          allowDecimal={false}
          value={settings.copies}
          onChange={(copies) => change({ copies: typeof copies === 'number' ? copies : 1 })}
        />
        {sizes.length === 0 ? null : (
          <Select
            label={t('field.size')}
            data={[
              { value: '', label: t('ownSize') },
              ...sizes.map((size) => ({ value: size, label: t(`size.${size}`) })),
            ]}
            value={settings.size ?? ''}
            onChange={(size) => change({ size: sizes.find((known) => known === size) ?? null })}
            allowDeselect={false}
          />
        )}
      </div>
      {mayPrintChanges ? (
        <Checkbox
          label={t('field.changes')}
          checked={settings.changes}
          onChange={(event) => change({ changes: event.currentTarget.checked })}
        />
      ) : null}
    </div>
  );
}
