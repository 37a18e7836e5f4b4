import { IconFileTypeCsv } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as commands from '../ipc/commands';
import type {
  FormularyPreview,
  FormularyReport,
  PriceListPreview,
  PriceListReport,
  Step,
} from '../ipc/types';
import { ActionButton } from '../shared/ActionButton';
import { MeaningNote } from '../shared/Meaning';
import { ProgressLine } from '../shared/ProgressLine';
import panes from '../shared/panes.module.css';
import { TroubleNote } from '../shared/RefusalNotes';
import style from './Catalogue.module.css';
import { type FileKind, kindOf, textOf } from './file';
import { ImportResult } from './ImportResult';
import { isNoTable } from './report';

export interface Chosen {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  text: string;
  kind: FileKind;
}

type NotUsable = 'utf16' | 'binary' | 'unknown';

export type Preview =
  | { kind: 'formulary'; preview: FormularyPreview }
  | { kind: 'priceList'; preview: PriceListPreview };
export type Report =
  | { kind: 'formulary'; report: FormularyReport }
  | { kind: 'priceList'; report: PriceListReport };

async function chosenFile(file: File): Promise<Chosen | NotUsable> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = textOf(bytes);
  if (read.kind !== 'text') return read.kind;
  const kind = kindOf(read.text);
  return kind === undefined ? 'unknown' : { name: file.name, bytes, text: read.text, kind };
}

async function previewOf({ kind, bytes }: Chosen): Promise<Preview> {
  return kind === 'formulary'
    ? { kind, preview: await commands.previewFormulary(bytes) }
    : { kind, preview: await commands.previewPriceList(bytes) };
}

async function importOf({ kind, bytes }: Chosen, heard: (step: Step) => void): Promise<Report> {
  return kind === 'formulary'
    ? { kind, report: await commands.importFormulary(bytes, heard) }
    : { kind, report: await commands.importPriceList(bytes, heard) };
}

/** A table from outside: looked at line by line before anything of it is written. */
export function Import() {
  const { t } = useTranslation('catalogue');
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen>();
  const [unusable, setUnusable] = useState<NotUsable>();
  const [step, setStep] = useState<Step>();
  const previewing = useMutation({ mutationFn: previewOf });
  const importing = useMutation({
    mutationFn: (file: Chosen) => importOf(file, setStep),
    onMutate: () => setStep(undefined),
    onSettled: () =>
      queries.invalidateQueries({
        predicate: ({ queryKey }) => ['products_of', 'medicine'].includes(String(queryKey[0])),
      }),
  });
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const read = await chosenFile(file);
    previewing.reset();
    importing.reset();
    setUnusable(typeof read === 'string' ? read : undefined);
    setChosen(typeof read === 'string' ? undefined : read);
    if (typeof read !== 'string') previewing.mutate(read);
  };
  const pick = () => input.current?.click();
  const preview = previewing.data;
  const report = importing.data;
  const noTable = preview !== undefined && isNoTable(preview.preview.report);
  const known = preview?.kind === 'priceList' && preview.preview.known;
  return (
    <>
      <div className={panes.scroll}>
        <div className={panes.sheets}>
          <input
            ref={input}
            type="file"
            accept=".csv,.txt,text/csv"
            className="said-only"
            tabIndex={-1}
            aria-label={t('pick')}
            onChange={(event) => {
              void take(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }}
          />
          {chosen === undefined ? (
            <section className={style.drop}>
              <IconFileTypeCsv size={32} stroke={1.25} aria-hidden />
              <h2>{t('import.title')}</h2>
              <p className="dim">{t('import.text')}</p>
            </section>
          ) : (
            <p>
              <b>{chosen.name}</b> <span className="dim">{`· ${t(`fileKind.${chosen.kind}`)}`}</span>
            </p>
          )}
          {unusable === undefined ? null : (
            <MeaningNote of="danger" title={t(`unusable.${unusable}.title`)}>
              {t(`unusable.${unusable}.do`)}
            </MeaningNote>
          )}
          {previewing.isPending ? <ProgressLine label={t('reading')} /> : null}
          <TroubleNote error={previewing.error ?? importing.error} />
          {importing.isPending ? (
            <ProgressLine label={t('importing')} done={step?.done} of={step?.of} what={t('lines')} />
          ) : null}
          {noTable ? (
            <MeaningNote of="danger" title={t('noTable.title')}>
              {t('noTable.do')}
            </MeaningNote>
          ) : null}
          {known && report === undefined ? (
            <MeaningNote of="information" title={t('knownFile.title')}>
              {t('knownFile.text')}
            </MeaningNote>
          ) : null}
          {report === undefined ? null : <MeaningNote of="fine" title={t('imported')} />}
          {chosen !== undefined && preview !== undefined ? (
            <ImportResult text={chosen.text} preview={preview} report={report} />
          ) : null}
        </div>
      </div>
      <div className={panes.foot}>
        {importing.isPending ? (
          <ActionButton label={t('import.cancel')} keys="Escape" run={() => void commands.cancelWork()} />
        ) : preview === undefined || report !== undefined ? (
          <ActionButton label={t('pick')} keys="Alt+O" main run={pick} />
        ) : (
          <>
            <ActionButton
              label={t('import.now')}
              keys="Ctrl+Enter"
              main
              why={noTable ? t('noTable.title') : undefined}
              run={() => {
                if (chosen !== undefined) importing.mutate(chosen);
              }}
            />
            <ActionButton label={t('pickAnother')} keys="Alt+O" run={pick} />
          </>
        )}
      </div>
    </>
  );
}
