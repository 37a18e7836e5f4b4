// axe-core on every screen, in light and dark: no serious and no critical finding.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { leave, sit } from './desk.mjs';
import { go, SCREENS, scheme } from './screens.mjs';
import { demoHospital, open } from './window.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function findings(window) {
  await window.browser.execute(AXE);
  const found = await window.browser.executeAsync((done) => {
    window.axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => {
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      done(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('; ')}`));
    });
  });
  return found;
}

export async function noScreenHasAGraveFaultOfAccess() {
  const window = await open(demoHospital());
  const faults = [];
  const look = async (name) => {
    for (const shade of ['light', 'dark']) {
      await scheme(window, shade);
      faults.push(...(await findings(window)).map((fault) => `${name} (${shade}): ${fault}`));
      await window.picture(`${name}-${shade}`);
    }
    await scheme(window, 'light');
  };
  await window.sees('Entrar');
  await look('sign-in');
  let sitting;
  for (const screen of SCREENS) {
    if (sitting !== screen.login) {
      if (sitting !== undefined) await leave(window);
      await sit(window, screen.login, 'Em dia');
      sitting = screen.login;
    }
    await go(window, screen);
    await look(screen.name);
  }
  assert.deepEqual(faults, [], 'nothing keeps anybody out');
  await window.close();
}
