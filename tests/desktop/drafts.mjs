// What was typed survives the program's sudden end.
import { strict as assert } from 'node:assert';
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
