// The main job without the mouse: three items prescribed, questioned, answered with a new version, validated, found.
import { strict as assert } from 'node:assert';
import { demoHospital, open } from './window.mjs';
import { leave, openPatient, sit } from './desk.mjs';
import { find } from './find.mjs';

const ITEMS = [
  'dipirona 500 mg vo 6/6h se dor por 3 dias',
  'omeprazol 40 mg ev 1x/dia por 3 dias',
  'enoxaparina 40 mg sc 1x/dia por 5 dias',
];

/** Adds one line: Enter takes the medicine, accepts what is proposed, and adds the item. */
export async function add(window, line, place) {
  await window.type(line);
  await window.sees(`${place}`);
  for (let enters = 0; enters < 4; enters += 1) {
    await window.settled();
    if ((await window.value()) === '') return;
    await window.press('Enter');
  }
  assert.equal(await window.value(), '', `"${line}" became an item`);
}

export async function aPrescriptionIsSignedQuestionedAnsweredAndFoundWithoutTheMouse() {
  const window = await open(demoHospital());
  const began = Date.now();

  await sit(window, 'ana', 'No hospital');
  await openPatient(window, 'maria demo ass', 'Maria Demo Assunção');
  await window.sees('Assinar');
  for (const [place, line] of ITEMS.entries()) await add(window, line, place + 1);
  await window.picture('prescribe');
  await window.press(['Control', 'Enter']);
  const [number] = (await window.match(/DEMO1-\d{6}-\d assinada/, 'the number of what was signed')).split(' ');
  await window.settled();
  await window.picture('prescribe-signed');
  await leave(window);

  await sit(window, 'carla', 'Próxima');
  await window.settled();
  await window.picture('triage');
  await find(window, number, number);
  await window.sees('enoxaparina');
  await window.settled();
  await window.press('i');
  await window.sees('Intervir: Maria Demo Assunção');
  await window.settled();
  await window.press('ArrowDown', 'Tab', 'Tab');
  await window.type('Confirmar a dose: peso 58 kg');
  await window.picture('triage-intervene');
  await window.press(['Control', 'Enter']);
  await window.seesNot('Intervir: Maria');
  await window.settled();
  await leave(window);

  await sit(window, 'ana', 'No hospital');
  await window.press(['Alt', '0']);
  await window.sees('Confirmar a dose');
  await window.settled();
  await window.picture('interventions');
  await window.press('Enter');
  await window.sees('Guardar e sair');
  await window.settled();
  await window.press(['Alt', 'ArrowUp']);
  await window.settled();
  await window.press('Enter');
  await window.settled();
  await window.press(['Control', 'a']);
  await add(window, 'enoxaparina 20 mg sc 1x/dia por 5 dias', 3);
  await window.picture('answer');
  await window.press(['Control', 'Enter']);
  await window.sees('assinada');
  await window.settled();
  await window.picture('answer-signed');
  await leave(window);

  await sit(window, 'carla', 'Próxima');
  await find(window, number, number);
  await window.sees('Prescrição substituída');
  await window.settled();
  await window.picture('triage-replaced');
  await window.press('n');
  await window.sees('20 mg');
  await window.settled();
  await window.picture('triage-version-2');
  await window.press('v');
  await window.sees('Validada: DEMO1');
  await window.settled();
  await window.picture('triage-next');

  await find(window, 'enoxaparnia assuncao', 'enoxaparina');
  await window.sees('Maria Demo Assunção');
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(`     ${window.strokes} keystrokes, ${seconds} s of the machine's`);
  await window.close();
}
