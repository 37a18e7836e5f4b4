import { describe, expect, it } from 'vitest';
import { offersOfOrder } from './offers';
import { offered, order } from './people';
import { atFirst, changed, requestOf } from './settings';

describe('a report', () => {
  it('is of the month until today, until somebody says otherwise', () => {
    const settings = atFirst('2026-11-26');
    expect(settings.period).toEqual({ from: '2026-11-01', until: '2026-11-26' });
    expect(changed(settings, { from: '26/11/2026' }).period?.from).toBe('2026-11-26');
  });

  it('is of no days while what is typed is none, or ends before it begins', () => {
    const settings = atFirst('2026-11-26');
    expect(changed(settings, { from: '31/11/2026' }).period).toBeUndefined();
    expect(changed(settings, { from: '27/11/2026' }).period).toBeUndefined();
  });
});

describe('what is asked', () => {
  const [plain, inpatient] = offersOfOrder(order, [
    offered(),
    offered({ paper: 'inpatient', can_print_changes: true }),
  ]);
  if (plain === undefined || inpatient === undefined) throw new Error('two papers');
  const settings = changed(atFirst('2026-11-26'), { size: 'A4', changes: true });

  it('has the size that was chosen where the paper has it, else its own', () => {
    expect(requestOf(plain, settings).size).toBe('A4');
    expect(requestOf(inpatient, settings).size).toBeNull();
  });

  it('leaves what did not change out only where something was printed before', () => {
    expect(requestOf(inpatient, settings).only_changes).toBe(true);
    expect(requestOf(plain, settings).only_changes).toBe(false);
  });
});
