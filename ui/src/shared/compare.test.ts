import { describe, expect, it } from 'vitest';
import { itemOf, omeprazol } from '../triage/people';
import { compare, fingerprint } from './compare';

const dipirona = itemOf();

describe('a new version beside the one before', () => {
  it('changes nothing where everything reads the same, whatever its ids', () => {
    const renewed = [itemOf({ item_id: 'other', starts_at: 1 }), omeprazol];
    expect(compare(renewed, [dipirona, omeprazol])).toMatchObject({ count: 0, removed: [] });
  });

  it('marks the part that changed', () => {
    const { items, count } = compare([itemOf({ dose_text: '1 g' }), omeprazol], [dipirona, omeprazol]);
    expect(count).toBe(1);
    expect(items[0]).toMatchObject({ kind: 'changed', was: dipirona });
    expect(items[0]?.kind === 'changed' && [...items[0].parts]).toEqual(['dose_text']);
  });

  it('tells what is new from what is gone', () => {
    const { items, removed, count } = compare([dipirona], [omeprazol]);
    expect(items[0]?.kind).toBe('added');
    expect(removed).toEqual([omeprazol]);
    expect(count, 'one came and one went').toBe(2);
  });

  it('sees the same substance in another form as a change, not as two orders', () => {
    const injected = itemOf({
      medicine_id: 'injectable',
      description: 'dipirona 500 mg/mL solução injetável',
      route: 'EV',
    });
    const { items, removed } = compare([injected], [dipirona]);
    expect(items[0]?.kind === 'changed' && [...items[0].parts]).toEqual(['description', 'route']);
    expect(removed).toEqual([]);
  });

  it('gives each of two lines of one medicine its own', () => {
    const night = itemOf({ item_id: 'night', schedule_text: 'ao deitar' });
    const { count } = compare([night, dipirona], [dipirona, night]);
    expect(count).toBe(0);
  });

  it('notices a suspension and an instruction', () => {
    const { items } = compare([itemOf({ suspended: true, instructions: 'com água' })], [dipirona]);
    expect(items[0]?.kind === 'changed' && [...items[0].parts]).toEqual(['instructions', 'suspended']);
  });
});

describe('what was judged', () => {
  it('is the same while nothing that people read changed', () => {
    expect(fingerprint([itemOf({ item_id: 'x' })], null)).toBe(fingerprint([dipirona], undefined));
    expect(fingerprint([itemOf({ suspended: true })], null)).not.toBe(fingerprint([dipirona], null));
    expect(fingerprint([dipirona], 'jejum')).not.toBe(fingerprint([dipirona], null));
  });
});
