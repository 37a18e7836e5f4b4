import { useTranslation } from 'react-i18next';
import { Meaning } from '../shared/Meaning';
import panes from '../shared/panes.module.css';
import { refusalText } from '../shared/refusals';
import { Scrolled } from '../shared/Scrolled';
import { useFormat } from '../shared/useFormat';
import style from './Catalogue.module.css';
import { linesAt } from './file';
import type { Preview, Report } from './Import';
import { type BadLine, badLines, type Count, formularyCounts, priceListCounts } from './report';

const MOST = 200;

interface Props {
  text: string;
  preview: Preview;
  report: Report | undefined;
}

/** What the import would do, or did: counts, the lines that are left out, those that change something. */
export function ImportResult({ text, preview, report }: Props) {
  const { t } = useTranslation('catalogue');
  const known: Report =
    report ??
    (preview.kind === 'formulary'
      ? { kind: 'formulary', report: preview.preview.report }
      : { kind: 'priceList', report: preview.preview.report });
  const done = report !== undefined;
  const counts =
    known.kind === 'formulary' ? formularyCounts(known.report) : priceListCounts(known.report, done);
  const bad = badLines(known.report);
  return (
    <>
      <Counts counts={counts} />
      {bad.length === 0 ? (
        <p>
          <Meaning of="fine">{t('allGood')}</Meaning>
        </p>
      ) : (
        <BadLines bad={bad} text={text} />
      )}
      {done ? null : preview.kind === 'formulary' ? (
        <FormularyLines preview={preview.preview} />
      ) : (
        <ProductLines preview={preview.preview} />
      )}
    </>
  );
}

function Counts({ counts }: { counts: Count[] }) {
  const { t } = useTranslation('catalogue');
  const format = useFormat();
  return (
    <dl className={style.counts}>
      {counts.map(({ name, count }) => (
        <div key={name} className={name === 'left' && count > 0 ? style.bad : undefined}>
          <dt>{t(`count.${name}`)}</dt>
          <dd>{format.count(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

function BadLines({ bad, text }: { bad: BadLine[]; text: string }) {
  const { t } = useTranslation('catalogue');
  const { t: word } = useTranslation('vocabulary');
  const { count } = useFormat();
  const shown = bad.slice(0, MOST);
  const lines = linesAt(
    text,
    shown.map(({ line }) => line),
  );
  return (
    <section className={panes.sheet}>
      <h2>{t('badLines', { count: bad.length })}</h2>
      <p className="dim small">{t('badHint')}</p>
      <Scrolled label={t('badLines', { count: bad.length })} className={style.tables}>
        <table className={panes.table}>
          <thead>
            <tr>
              <th className={panes.number}>{t('column.line')}</th>
              <th>{t('column.column')}</th>
              <th>{t('column.why')}</th>
              <th>{t('column.raw')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((it) => (
              <tr key={`${it.line} ${it.column}`}>
                <td className={panes.number}>{count(it.line)}</td>
                <td>
                  <code>{it.column}</code>
                </td>
                <td>
                  {it.why.kind === 'fault'
                    ? word(`faultReason.${it.why.reason}`)
                    : refusalText({ code: it.why.code, rule: '', field: null, params: {} }, word)}
                </td>
                <td className={style.raw}>{lines.get(it.line) ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      {bad.length > MOST ? <p className={style.rest}>{t('more', { count: bad.length - MOST })}</p> : null}
    </section>
  );
}

function FormularyLines({ preview }: { preview: Extract<Preview, { kind: 'formulary' }>['preview'] }) {
  const { t } = useTranslation('catalogue');
  const { count } = useFormat();
  const changing = Number(preview.report.registered) + Number(preview.report.corrected);
  if (preview.lines.length === 0) return null;
  return (
    <section className={panes.sheet}>
      <h2>{t('goodLines', { count: changing })}</h2>
      <Scrolled label={t('goodLines', { count: changing })} className={style.tables}>
        <table className={panes.table}>
          <tbody>
            {preview.lines.map(({ line, becomes, medicine }) => (
              <tr key={Number(line)}>
                <td className={panes.number}>{count(Number(line))}</td>
                <td>
                  <Meaning of={becomes === 'Registered' ? 'information' : 'changed'}>
                    {t(`becomes.${becomes}`)}
                  </Meaning>
                </td>
                <td className="nb">{medicine.code}</td>
                <td>
                  <b>{medicine.dcb}</b> {medicine.strength} {medicine.form}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      {changing > preview.lines.length ? (
        <p className={style.rest}>{t('more', { count: changing - preview.lines.length })}</p>
      ) : null}
    </section>
  );
}

function ProductLines({ preview }: { preview: Extract<Preview, { kind: 'priceList' }>['preview'] }) {
  const { t } = useTranslation('catalogue');
  if (preview.lines.length === 0) return null;
  const rest = Number(preview.report.rows) - preview.lines.length;
  return (
    <section className={panes.sheet}>
      <h2>{t('goodProducts', { count: Number(preview.report.rows) })}</h2>
      <Scrolled label={t('goodProducts', { count: Number(preview.report.rows) })} className={style.tables}>
        <table className={panes.table}>
          <thead>
            <tr>
              <th>{t('column.brand')}</th>
              <th>{t('column.substance')}</th>
              <th>{t('column.presentation')}</th>
              <th>{t('column.linked')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.lines.map((it, place) => (
              <tr key={place}>
                <td>
                  <b>{it.name ?? '–'}</b>
                </td>
                <td>{it.substance_text}</td>
                <td>{it.presentation}</td>
                <td className="nb">
                  {it.medicine_code ? (
                    <Meaning of="fine">{it.medicine_code}</Meaning>
                  ) : (
                    <span className="dim">{it.substance_key ? t('onlySubstance') : t('notInFormulary')}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      {rest > 0 ? <p className={style.rest}>{t('more', { count: rest })}</p> : null}
    </section>
  );
}
