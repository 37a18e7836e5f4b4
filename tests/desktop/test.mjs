// Everything that must hold in the real window, one after the other.
import { noScreenHasAGraveFaultOfAccess } from './access.mjs';
import {
  aDraftIsThereAfterTheProgramWasKilledWhileSomebodyTyped,
  theClinicIsClosedWhenTheSystemTellsTheProgramToEnd,
} from './drafts.mjs';
import { theWindowReachesBoticasCommandsAndNothingElse } from './hardening.mjs';
import { aPrescriptionIsSignedQuestionedAnsweredAndFoundWithoutTheMouse } from './path.mjs';
import { whatOneWindowCancelsTheOtherCannotValidate } from './together.mjs';
import { endAll } from './window.mjs';

const tests = [
  aPrescriptionIsSignedQuestionedAnsweredAndFoundWithoutTheMouse,
  aDraftIsThereAfterTheProgramWasKilledWhileSomebodyTyped,
  theClinicIsClosedWhenTheSystemTellsTheProgramToEnd,
  whatOneWindowCancelsTheOtherCannotValidate,
  theWindowReachesBoticasCommandsAndNothingElse,
  noScreenHasAGraveFaultOfAccess,
];

const wanted = process.argv[2] ?? '';
let failed = 0;
for (const test of tests.filter(({ name }) => name.includes(wanted))) {
  const name = test.name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const began = Date.now();
  try {
    await test();
    console.log(`ok   ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}\n${error.stack}`);
  }
  endAll();
}
process.exit(failed === 0 ? 0 : 1);
