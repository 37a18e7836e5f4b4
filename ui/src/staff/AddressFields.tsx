import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import panes from '../shared/panes.module.css';
import { type AddressForm, states } from './people';

interface Props {
  address: AddressForm;
  change: (address: AddressForm) => void;
}

/** An address as it is printed; left empty there is none. */
export function AddressFields({ address, change }: Props) {
  const { t } = useTranslation('staff');
  const write = (field: keyof AddressForm) => ({
    label: t(`address.${field}`),
    value: address[field],
    onChange: (event: { currentTarget: { value: string } }) =>
      change({ ...address, [field]: event.currentTarget.value }),
  });
  return (
    <fieldset className={panes.group}>
      <legend>{t('address.title')}</legend>
      <div className={panes.two}>
        <TextInput {...write('line')} />
        <TextInput {...write('district')} />
      </div>
      <div className={panes.three}>
        <TextInput {...write('city')} />
        <Select
          label={t('address.uf')}
          data={states}
          value={address.uf === '' ? null : address.uf}
          onChange={(uf) => change({ ...address, uf: uf ?? '' })}
          searchable
          clearable
        />
        <TextInput {...write('postal_code')} inputMode="numeric" />
      </div>
    </fieldset>
  );
}
