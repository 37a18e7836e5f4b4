import { expect, test } from 'vitest';
import { practitionerForm, practitionerInput, suggestedLogin } from './people';

test('a_login_is_suggested_from_the_name_and_is_plain', () => {
  expect(suggestedLogin('Ana Demo Prescritora')).toBe('ana.prescritora');
  expect(suggestedLogin('João')).toBe('joao');
  expect(suggestedLogin('')).toBe('');
});

test('an_empty_address_and_empty_rows_are_left_out', () => {
  const form = { ...practitionerForm(undefined), name: ' Ana ', number: '1', programmes: ['talidomida'] };
  const input = practitionerInput({
    ...form,
    specialties: [
      { name: '', rqe: '' },
      { name: 'Pediatria', rqe: '' },
    ],
  });
  expect(input.address).toBeNull();
  expect(input.specialties).toEqual([{ name: 'Pediatria', rqe: null }]);
  expect(input.programme_registrations).toEqual(['TALIDOMIDA']);
  expect(input.name).toBe('Ana');
});

test('a_half_written_address_is_kept_for_the_engine_to_judge', () => {
  const form = practitionerForm(undefined);
  const input = practitionerInput({ ...form, address: { ...form.address, postal_code: '01310-100' } });
  expect(input.address).toEqual({ line: '', district: '', city: '', uf: '', postal_code: '01310100' });
});
