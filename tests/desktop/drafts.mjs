// What was typed survives the program's sudden end, and one that is told to end closes what it holds.
import { strict as assert } from 'node:assert';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sit } from './desk.mjs';
import { demoHospital, endAll, open } from './window.mjs';

const TYPED = 'dipirona 500 mg vo 6/6h se dor';

export async function aDraftIsThereAfterTheProgramWasKilledWhileSomebodyTyped() {
  const data = demoHospital();
  const before = await open(data);
  await sit(before, 'ana', 'No hospital');
  await before.type('maria demo ass');
  await before.settled();
  await before.press('Enter');
  await before.sees('Assinar');
  await before.settled();
  await before.type(TYPED);
  // A draft may be one second short.
  await before.browser.pause(1_200);
  before.kill();
  endAll();

  const after = await open(data);
  await sit(after, 'ana', 'Seus rascunhos');
  await after.press('ArrowDown', 'Enter');
  await after.sees('Assinar');
  await after.settled();
  assert.equal(await after.value(), TYPED, 'the line is as it was typed');
  await after.close();
}

export async function theClinicIsClosedWhenTheSystemTellsTheProgramToEnd() {
  const window = await open(demoHospital());
  await sit(window, 'ana', 'No hospital');
  assert.ok(existsSync(join(window.data, 'clinic.db-wal')), 'somebody signed in, so something was written');
  await window.end();
  assert.ok(!existsSync(join(window.data, 'clinic.db-wal')), 'all of it stands in the store');
}
