import { Autocomplete, Input } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { substances } from '../ipc/questions';
import { ActionButton } from '../shared/ActionButton';
import panes from '../shared/panes.module.css';
import { AmountField } from './AmountField';
import style from './Catalogue.module.css';
import { type IngredientForm, noIngredient } from './medicine';

interface Props {
  ingredients: IngredientForm[];
  change: (ingredients: IngredientForm[]) => void;
  wrong: string[];
  error: string | undefined;
}

/** What is in it and how much: the checks of allergy, dose and duplicity rest on this. */
export function Ingredients({ ingredients, change, wrong, error }: Props) {
  const { t } = useTranslation('catalogue');
  const write = (place: number, part: Partial<IngredientForm>) =>
    change(ingredients.map((it, at) => (at === place ? { ...it, ...part } : it)));
  return (
    <fieldset className={panes.group}>
      <legend>{t('field.ingredients')}</legend>
      {ingredients.map((it, place) => (
        <div key={place} className={style.ingredient}>
          <SubstanceField substance={it.substance} change={(substance) => write(place, { substance })} />
          <AmountField
            label={t('field.amount')}
            amount={it.amount}
            change={(amount) => write(place, { amount })}
            error={wrong.includes(`ingredients[${place}].amount`) ? t('noNumber') : undefined}
          />
          <AmountField
            label={t('field.per')}
            amount={it.per}
            change={(per) => write(place, { per })}
            error={wrong.includes(`ingredients[${place}].per`) ? t('noNumber') : undefined}
          />
          <ActionButton
            className={style.remove}
            label={t('removeIngredient')}
            icon={IconTrash}
            bare
            run={() => change(ingredients.filter((_, at) => at !== place))}
          />
        </div>
      ))}
      {error === undefined ? null : <Input.Error>{error}</Input.Error>}
      <div>
        <ActionButton
          label={t('addIngredient')}
          icon={IconPlus}
          keys="Alt+S"
          run={() => change([...ingredients, noIngredient])}
        />
      </div>
    </fieldset>
  );
}

function SubstanceField({ substance, change }: { substance: string; change: (substance: string) => void }) {
  const { t } = useTranslation('catalogue');
  const typed = substance.trim();
  const found = useQuery({
    ...substances({ typed }),
    enabled: typed !== '',
    placeholderData: keepPreviousData,
  });
  return (
    <Autocomplete
      label={t('field.substance')}
      required
      data={[...new Set((found.data ?? []).map(({ key }) => key))]}
      value={substance}
      onChange={change}
      filter={({ options }) => options}
    />
  );
}
