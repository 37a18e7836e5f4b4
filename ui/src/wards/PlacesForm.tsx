import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { places } from '../ipc/questions';
import type { Location, LocationKind } from '../ipc/types';
import { useCommand } from '../ipc/useCommand';
import { DeedForm } from '../patients/DeedForm';
import form from '../patients/Forms.module.css';
import { Dialog } from '../shared/Dialog';
import { RefusalField } from '../shared/RefusalField';
import { wardsOf } from './board';
import { nextName, placesUnder } from './places';
import style from './Wards.module.css';

const kinds: readonly LocationKind[] = ['Ward', 'Room', 'Bed'];

interface Props {
  opened: boolean;
  known: Location[];
  ward: string | undefined;
  close: () => void;
}

/** Wards, rooms and beds, set up one after the other: after each the next name is already written. */
export function PlacesForm({ opened, known, ward, close }: Props) {
  const { t } = useTranslation('wards');
  return (
    <Dialog title={t('places.title')} opened={opened} close={close} size={640}>
      <Form known={known} ward={ward} close={close} />
    </Dialog>
  );
}

function Form({ known, ward, close }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('wards');
  const { t: word } = useTranslation('vocabulary');
  const queries = useQueryClient();
  const field = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<LocationKind>(known.length === 0 ? 'Ward' : 'Bed');
  const [parent, setParent] = useState<string | null>(ward ?? null);
  const [name, setName] = useState('');
  const registering = useCommand((id) => {
    void queries.invalidateQueries({ queryKey: [places({}).queryKey[0]] });
    if (kind === 'Ward') {
      // A new ward wants beds.
      setParent(id);
      setKind('Bed');
      setName('');
    } else setName(nextName(name));
    field.current?.focus();
  });
  const wards = wardsOf(known);
  const parents = kind === 'Room' ? wards : kind === 'Bed' ? placesUnder(known) : [];
  const labelOf = ({ kind, name, ward_id }: Location) => {
    const of = wards.find(({ location_id }) => location_id === ward_id)?.name ?? '';
    return kind === 'Ward' ? name : `${of} · ${name}`;
  };
  const inside =
    kind === 'Ward' ? wards : known.filter(({ parent_id }) => parent_id !== null && parent_id === parent);
  return (
    <DeedForm
      label={t('places.add', { kind: word(`locationKind.${kind}`).toLowerCase() })}
      submit={() =>
        registering.give({
          command: 'RegisterLocation',
          body: { kind, parent_id: kind === 'Ward' ? null : parent, name: name.trim() },
        })
      }
      close={close}
      busy={registering.busy}
      error={registering.error}
      fields={['name', 'parent_id']}
    >
      <SegmentedControl
        aria-label={t('places.kind')}
        value={kind}
        onChange={(kind) => setKind(kind as LocationKind)}
        data={kinds.map((value) => ({ value, label: word(`locationKind.${value}`) }))}
      />
      <div className={form.row}>
        {kind === 'Ward' ? null : (
          <RefusalField refusals={registering.refusals} field="parent_id">
            {(error) => (
              <Select
                label={t('places.inside')}
                searchable
                openOnFocus={false}
                value={parent}
                onChange={setParent}
                error={error}
                data={parents.map((place) => ({ value: place.location_id, label: labelOf(place) }))}
              />
            )}
          </RefusalField>
        )}
        <RefusalField refusals={registering.refusals} field="name">
          {(error) => (
            <TextInput
              ref={field}
              label={t('places.name')}
              placeholder={t(`places.example.${kind}`)}
              data-autofocus
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              error={error}
            />
          )}
        </RefusalField>
      </div>
      {inside.length === 0 ? null : (
        <div>
          <h3 className={style.inside}>{t('places.there', { count: inside.length })}</h3>
          <p className={style.names}>{inside.map(({ name }) => name).join(' · ')}</p>
        </div>
      )}
    </DeedForm>
  );
}
