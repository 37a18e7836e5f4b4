// A medicine of the formulary as its form holds it, and who may prescribe it.

import type {
  DocumentType,
  IngredientInput,
  List344,
  Medicine,
  MedicineInput,
  Quantity,
  Restriction,
  Route,
  Unit,
  UseRestriction,
} from '../ipc/types';
import vocabulary from '../vocabulary/pt-BR.json';

export interface AmountForm {
  value: string;
  unit: Unit;
}

export interface IngredientForm {
  substance: string;
  amount: AmountForm;
  per: AmountForm;
}

export interface MedicineForm {
  code: string;
  dcb: string;
  inn: string;
  atc: string;
  form: string;
  strength: string;
  tallMan: string;
  ingredients: IngredientForm[];
  routes: Route[];
  document: DocumentType;
  list: List344 | null;
  use: UseRestriction | null;
  highAlert: boolean | null;
  antimicrobial: boolean;
  glp1: boolean;
  maximum: AmountForm;
  maximumNote: string;
  active: boolean;
}

export const lists: readonly List344[] = [
  ...(['A1', 'A2', 'A3', 'B1', 'B2', 'C1', 'C2'] as const),
  ...(['C3', 'C5', 'D1', 'D2', 'E', 'F'] as const),
];
export const routes = Object.keys(vocabulary.route) as Route[];
export const documents = Object.keys(vocabulary.documentType) as DocumentType[];
export const uses = Object.keys(vocabulary.useRestriction) as UseRestriction[];

/** What an ingredient and a maximum are counted in. */
export const units: readonly Unit[] = [
  ...(['mg', 'g', 'ug', 'ng', 'mL', '%', 'meq', 'mmol', '[iU]'] as const),
  ...(['{dose}', '{comprimido}', '{cápsula}', '[drp]', '{jato}'] as const),
];

function amountForm(quantity: Quantity | null | undefined, unit: Unit): AmountForm {
  return quantity ? { value: quantity.value.replace('.', ','), unit: quantity.unit } : { value: '', unit };
}

/** `1.234,5` is no number here: a point or a comma parts the decimals. */
function quantityOf({ value, unit }: AmountForm): Quantity | null {
  const number = value.trim().replace(',', '.');
  return number === '' ? null : { value: number, unit };
}

export const noIngredient: IngredientForm = {
  substance: '',
  amount: { value: '', unit: 'mg' },
  per: { value: '', unit: 'mL' },
};

export function medicineForm(known: Medicine | null): MedicineForm {
  return {
    code: known?.code ?? '',
    dcb: known?.dcb ?? '',
    inn: known?.inn ?? '',
    atc: known?.atc ?? '',
    form: known?.form ?? '',
    strength: known?.strength ?? '',
    tallMan: known?.tall_man ?? '',
    ingredients: known?.ingredients.map(({ substance_key, amount, per }) => ({
      substance: substance_key,
      amount: amountForm(amount, 'mg'),
      per: amountForm(per, 'mL'),
    })) ?? [noIngredient],
    routes: known?.routes ?? [],
    document: known?.document_type ?? 'COMUM',
    list: known?.list344 ?? null,
    use: known?.use_restriction ?? null,
    highAlert: known?.high_alert ?? (known === null ? false : null),
    antimicrobial: known?.antimicrobial ?? false,
    glp1: known?.glp1 ?? false,
    maximum: amountForm(known?.max_daily_dose, 'mg'),
    maximumNote: known?.max_daily_note ?? '',
    active: known?.active ?? true,
  };
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

function ingredientInput({ substance, amount, per }: IngredientForm): IngredientInput {
  return {
    substance_key: substance.trim().toLowerCase(),
    amount: quantityOf(amount),
    per: quantityOf(per),
  };
}

export function medicineInput(form: MedicineForm): MedicineInput {
  return {
    code: form.code.trim(),
    dcb: form.dcb.trim(),
    inn: form.inn.trim(),
    atc: form.atc.trim().toUpperCase(),
    form: form.form.trim(),
    strength: form.strength.trim(),
    tall_man: orNull(form.tallMan),
    ingredients: form.ingredients.filter(({ substance }) => substance.trim() !== '').map(ingredientInput),
    routes: form.routes,
    document_type: form.document,
    list344: form.list,
    use_restriction: form.use,
    high_alert: form.highAlert,
    antimicrobial: form.antimicrobial,
    glp1: form.glp1,
    max_daily_dose: quantityOf(form.maximum),
    max_daily_note: orNull(form.maximumNote),
    active: form.active,
  };
}

/** A number that the engine could not even read; the rules themselves are the engine's. */
export function unreadable({ value }: AmountForm): boolean {
  return value.trim() !== '' && !/^\d+([.,]\d+)?$/.test(value.trim());
}

/** Everything on the form that is no number. */
export function unreadableFields(form: MedicineForm): string[] {
  return [
    ...form.ingredients.flatMap(({ amount, per }, place) => [
      ...(unreadable(amount) ? [`ingredients[${place}].amount`] : []),
      ...(unreadable(per) ? [`ingredients[${place}].per`] : []),
    ]),
    ...(unreadable(form.maximum) ? ['max_daily_dose'] : []),
  ];
}

/** The restrictions that are about this medicine. */
export function restrictionsOf(
  { atc, ingredients }: { atc: string; ingredients: { substance_key: string }[] },
  all: Restriction[],
): Restriction[] {
  return all.filter(({ atc_prefix, substance_key }) =>
    atc_prefix
      ? atc !== '' && atc.startsWith(atc_prefix)
      : ingredients.some((it) => it.substance_key === substance_key),
  );
}

/** What must be filled; the rules themselves are the engine's. */
export function missingFields(form: MedicineForm): string[] {
  const texts = { dcb: form.dcb, code: form.code, form: form.form };
  return [
    ...Object.entries(texts).flatMap(([field, text]) => (text.trim() === '' ? [field] : [])),
    ...(form.ingredients.some(({ substance }) => substance.trim() !== '') ? [] : ['ingredients']),
    ...(form.routes.length === 0 ? ['routes'] : []),
  ];
}
