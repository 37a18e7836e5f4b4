// From an order on the screen to the paper: seen first, printed on a real queue, found among the jobs. Not without a
// network like the other tests: the spooler's filters change user, which a namespace of ours does not permit.
import { strict as assert } from 'node:assert';
import { leave, openPatient, sit } from './desk.mjs';
import { find } from './find.mjs';
import { add } from './path.mjs';
import { spooler } from './spooler.mjs';
import { demoHospital, endAll, open } from './window.mjs';

const QUEUE = 'Impressora-da-farmacia';

/** Ctrl+P on what is open: the page is there before it prints; what was sent is confirmed by the spooler. */
async function print(window, picture, choose = () => undefined) {
  await window.press(['Control', 'p']);
  await window.sees('Imprimir prescrição');
  await window.browser.waitUntil(async () => window.run(() => document.querySelector('[role=img] svg') !== null), {
    timeoutMsg: 'no page is shown',
  });
  await window.settled();
  await choose(window);
  await window.settled();
  await new Promise((resolve) => setTimeout(resolve, 500));
  await window.picture(picture);
  await window.press('Enter');
  await window.browser.waitUntil(async () => /na fila|enviada|impressa/.test(await window.text()), {
    timeoutMsg: 'nothing is said of what was sent',
  });
}

/** Chooses the queue for these papers, now and from now on. */
async function choosePrinter(window) {
  const placeholder = () => window.run(() => document.activeElement?.getAttribute('placeholder') ?? '');
  for (let tabs = 0; (await placeholder()) !== 'Escolha a impressora'; tabs += 1) {
    assert.ok(tabs < 20, 'Tab leads to the printer');
    await window.press('Tab');
  }
  await window.press('ArrowDown');
  await window.sees(QUEUE);
  await window.settled();
  const lit = () => window.run(() => document.querySelector('[role=option][data-combobox-selected]')?.textContent ?? '');
  for (let steps = 0; !(await lit()).includes(QUEUE); steps += 1) {
    assert.ok(steps < 10, 'the arrows lead to the queue');
    await window.press('ArrowDown');
  }
  await window.press('Enter');
  await window.settled();
  assert.equal(await window.value(), QUEUE, 'the queue is chosen');
  await window.press('Tab', 'Space');
}

async function whatIsSeenIsPrintedOnARealQueueAndFoundAmongTheJobs() {
  const paper = await spooler(QUEUE);
  process.env.CUPS_SERVER = paper.address;
  const window = await open(demoHospital());
  try {
    await sit(window, 'carla', 'Próxima');
    await window.press('j');
    await window.sees('Validar');
    await window.settled();
    await print(window, 'print-triage', choosePrinter);
    await window.browser.waitUntil(async () => paper.printed() > 0, { timeout: 30_000, timeoutMsg: 'the queue printed nothing' });
    await window.sees('impressa');
    await window.press('Escape');
    await window.seesNot('Imprimir prescrição');
    await window.settled();
    await find(window, 'impressão', 'Impressão');
    await window.picture('print-jobs');
    await window.sees('Prescrição de internação');
    await window.sees('impressa');
    await window.picture('print-jobs');
    await leave(window);
    await sit(window, 'ana', 'No hospital');
    await openPatient(window, 'maria demo ass', 'Maria Demo Assunção');
    await window.sees('Assinar');
    await add(window, 'paracetamol 500 mg vo 6/6h se febre por 2 dias', 1);
    await window.press(['Control', 'Enter']);
    await window.sees('assinada');
    await window.settled();
    await print(window, 'print-prescriber');
    await window.browser.waitUntil(async () => paper.printed() > 1, { timeout: 30_000, timeoutMsg: 'the queue printed nothing' });
    assert.ok(paper.printed() > 1, 'both went through the queue');
    await window.close();
  } finally {
    await paper.end();
  }
}

try {
  await whatIsSeenIsPrintedOnARealQueueAndFoundAmongTheJobs();
  console.log('ok   what is seen is printed on a real queue and found among the jobs');
} catch (error) {
  console.log(`FAIL printing\n${error.stack}`);
  process.exitCode = 1;
}
endAll();
process.exit();
