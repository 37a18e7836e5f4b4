import { NumberInput, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setLabelPrinter } from '../ipc/commands';
import type { LabelPrinter } from '../ipc/types';
import { ActionButton } from '../shared/ActionButton';
import panes from '../shared/panes.module.css';
import { TroubleNote } from '../shared/RefusalNotes';
import style from './Jobs.module.css';

const dots = [6, 8, 12, 24] as const;
const sizes = ['Label50x30', 'Label100x50'] as const;
const empty: LabelPrinter = { name: '', host: '', port: 9100, dots_per_mm: 8, label_size: 'Label50x30' };

/** A label printer on the network, which no spooler knows; the same name again corrects it. */
export function LabelPrinterForm() {
  const { t } = useTranslation('documents');
  const queries = useQueryClient();
  const [printer, setPrinter] = useState(empty);
  const change = (changes: Partial<LabelPrinter>) => setPrinter({ ...printer, ...changes });
  const adding = useMutation({
    mutationFn: setLabelPrinter,
    onSuccess: () => {
      setPrinter(empty);
      return queries.invalidateQueries({ queryKey: ['printers'] });
    },
  });
  const missing = printer.name.trim() === '' || printer.host.trim() === '';
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (!missing) adding.mutate({ ...printer, name: printer.name.trim(), host: printer.host.trim() });
  };
  return (
    <section className={panes.sheet}>
      <h2>{t('label.title')}</h2>
      <form className={style.label} onSubmit={add}>
        <TextInput
          label={t('label.name')}
          value={printer.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('label.host')}
          value={printer.host}
          onChange={(event) => change({ host: event.currentTarget.value })}
        />
        <NumberInput
          label={t('label.port')}
          min={1}
          max={65_535}
          allowDecimal={false}
          hideControls
          value={printer.port}
          onChange={(port) => change({ port: typeof port === 'number' ? port : empty.port })}
        />
        <Select
          label={t('label.dots')}
          data={dots.map(String)}
          value={String(printer.dots_per_mm)}
          onChange={(chosen) =>
            change({ dots_per_mm: dots.find((known) => String(known) === chosen) ?? empty.dots_per_mm })
          }
          allowDeselect={false}
        />
        <Select
          label={t('field.size')}
          data={sizes.map((size) => ({ value: size, label: t(`size.${size}`) }))}
          value={printer.label_size}
          onChange={(chosen) =>
            change({ label_size: sizes.find((known) => known === chosen) ?? empty.label_size })
          }
          allowDeselect={false}
        />
        <ActionButton
          type="submit"
          label={t('label.add')}
          why={missing ? t('label.missing') : undefined}
          busy={adding.isPending}
        />
      </form>
      <TroubleNote error={adding.error} />
    </section>
  );
}
