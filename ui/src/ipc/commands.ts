// Everything a screen can do, named as the engine names it.

import { call, callTelling, callWithFile, send } from './client';
import { newId } from './newId';
import type {
  AuditFilter,
  Checked,
  Command,
  FormularyPreview,
  FormularyReport,
  LabelPrinter,
  Me,
  OrderSet,
  PaperKind,
  PaperRequest,
  PriceListPreview,
  PriceListReport,
  PrinterName,
  PrintJobRow,
  Receipt,
  Saved,
  SetUpClinic,
  Start,
  Step,
} from './types';

export const start = () => call<Start>('start');
export const makeDemo = (heard: (step: Step) => void) => callTelling<null>('make_demo', {}, heard);
export const setUpClinic = (clinic: SetUpClinic, password: string) =>
  call<Me>('set_up_clinic', { id: newId(), clinic, password });

export const signIn = (login: string, password: string) => call<Me>('sign_in', { login, password });
export const signOut = () => call<null>('sign_out');
export const lock = () => call<null>('lock');
export const unlock = (password: string) => call<null>('unlock', { password });
/** The password is good for signatures for some minutes. */
export const confirm = (password: string) => call<null>('confirm', { password });
export const setPassword = (user_id: string, password: string) =>
  call<null>('set_password', { user_id, password });
export const openWindow = () => call<null>('open_window');

/** Carries a command out. The same `id` again gives the same receipt, so a retry never does it twice. */
export const execute = (id: string, command: Command): Promise<Receipt> => send('execute', { id, command });
/** What `execute` would say, without doing it. */
export const check = (id: string, command: Command) => call<Checked>('check', { id, command });

export const saveDraft = (id: string, body: unknown) => call<null>('save_draft', { id, body });
export const discardDraft = (id: string) => call<boolean>('discard_draft', { id });
export const keepOrderSet = (set: OrderSet) => call<null>('keep_order_set', { set });
export const discardOrderSet = (id: string) => call<null>('discard_order_set', { id });

type Bytes = Uint8Array<ArrayBuffer>;
type Heard = (step: Step) => void;

/** What importing the file would do; nothing is written. */
export const previewFormulary = (file: Bytes) => callWithFile<FormularyPreview>('preview_formulary', file);
export const previewPriceList = (file: Bytes) => callWithFile<PriceListPreview>('preview_price_list', file);
export const importFormulary = (file: Bytes, heard?: Heard) =>
  callWithFile<FormularyReport>('import_formulary', file, heard);
export const importPriceList = (file: Bytes, heard?: Heard) =>
  callWithFile<PriceListReport>('import_price_list', file, heard);
export const rebuild = () => call<boolean>('rebuild');
export const cancelRebuild = () => call<null>('cancel_rebuild');
/** Calls off the import or the backup that this window began. */
export const cancelWork = () => call<null>('cancel_work');
export const retryParked = () => call<number>('retry_parked');
/** Says where it is. */
export const backup = (heard: (step: Step) => void) => callTelling<string>('backup', {}, heard);
export const exportAudit = (filter: AuditFilter) => call<string>('export_audit', { filter });

/** The job bears `id`; the same `id` again never prints twice. Without a printer, the default of the paper. */
export const print = (id: string, request: PaperRequest, printer: PrinterName | null, copies: number) =>
  call<PrintJobRow>('print', { id, request, printer, copies });
export const retryPrint = (id: string, print_job_id: string, printer: PrinterName | null) =>
  call<PrintJobRow>('retry_print', { id, print_job_id, printer });
export const cancelPrint = (id: string, print_job_id: string) =>
  call<PrintJobRow>('cancel_print', { id, print_job_id });
/** Into the folder of documents; says where. */
export const savePdf = (id: string, request: PaperRequest) => call<Saved>('save_pdf', { id, request });
export const setDefaultPrinter = (paper: PaperKind, printer: PrinterName | null) =>
  call<null>('set_default_printer', { paper, printer });
export const setLabelPrinter = (printer: LabelPrinter) => call<null>('set_label_printer', { printer });
export const removeLabelPrinter = (name: string) => call<null>('remove_label_printer', { name });
