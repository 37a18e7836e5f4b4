// Two windows over one clinic: what one does, the other sees and cannot undo.
import { leave, openPatient, sit } from './desk.mjs';
import { find } from './find.mjs';
import { demoHospital, open } from './window.mjs';

export async function whatOneWindowCancelsTheOtherCannotValidate() {
  const window = await open(demoHospital());
  const { browser } = window;
  await sit(window, 'ana', 'No hospital');
  const [doctor] = await browser.getWindowHandles();
  await window.press(['Control', 'Shift', 'n']);
  await browser.waitUntil(async () => (await browser.getWindowHandles()).length === 2, {
    timeoutMsg: 'there is no second window',
  });
  const pharmacist = (await browser.getWindowHandles()).find((handle) => handle !== doctor);

  await browser.switchToWindow(pharmacist);
  await sit(window, 'carla', 'Próxima');
  await find(window, 'DEMO1-000032-1', 'DEMO1-000032-1');
  await window.sees('ondansetrona');

  await browser.switchToWindow(doctor);
  await openPatient(window, 'maria demo ass', 'Maria Demo Assunção');
  await window.sees('DEMO1-000032-1');
  await window.settled();
  await window.press(['Alt', 'o']);
  await window.settled();
  await window.press('c');
  await window.settled();
  await window.type('Prescrita para outro paciente');
  await window.press(['Control', 'Enter']);
  await window.settled();

  await browser.switchToWindow(pharmacist);
  await window.sees('cancelada');
  await window.picture('triage-cancelled');
  await window.press('v');
  await window.settled();
  await window.seesNot('Validada: DEMO1-000032-1');
  await leave(window);
  await window.close();
}
