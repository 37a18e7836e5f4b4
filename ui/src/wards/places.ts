import type { Location } from '../ipc/types';

/** Where a bed may stand: a ward or a room, ward by ward. */
export function placesUnder(known: Location[]): Location[] {
  const order = new Intl.Collator('pt-BR', { numeric: true });
  const wards = known.filter(({ kind }) => kind === 'Ward').sort((a, b) => order.compare(a.name, b.name));
  return wards.flatMap((ward) => [
    ward,
    ...known
      .filter(({ kind, ward_id }) => kind === 'Room' && ward_id === ward.location_id)
      .sort((a, b) => order.compare(a.name, b.name)),
  ]);
}

/** After `201-09` comes `201-10`: the last number goes on, as wide as it was. */
export function nextName(name: string): string {
  const found = /^(.*?)(\d+)(\D*)$/.exec(name.trim());
  if (found === null) return '';
  const [, before = '', number = '', after = ''] = found;
  return `${before}${String(Number(number) + 1).padStart(number.length, '0')}${after}`;
}
