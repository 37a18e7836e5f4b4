// What a page gone wrong can reach: Botica's own commands from its own window, and nothing else.
import { strict as assert } from 'node:assert';
import { sit } from './desk.mjs';
import { demoHospital, open } from './window.mjs';

export async function theWindowReachesBoticasCommandsAndNothingElse() {
  const window = await open(demoHospital());
  await window.sees('Entrar');

  const start = await window.ask('start');
  assert.equal(start.kind, 'Ready', 'a command of ours is answered');
  const unlisted = await window.ask('plugin:window|destroy');
  assert.match(String(unlisted.error), /not allowed/, 'a command that no capability grants is refused');
  const unknown = await window.ask('run_shell', { command: 'id' });
  assert.match(String(unknown.error), /not found|not allowed/, 'what is not there is refused');

  const early = await window.ask('triage_queue', { filter: {}, after: null, size: 50, at_least: null });
  assert.equal(early.error?.kind, 'NotSignedIn', 'nothing is answered before somebody signed in');
  await sit(window, 'ana', 'No hospital');
  const forbidden = await window.ask('audit', { filter: {}, after: null, size: 50 });
  assert.equal(forbidden.error?.refusals?.[0]?.code, 'NotAuthorised', 'the engine authorises, not the screen');
  await window.ask('lock');
  const locked = await window.ask('patient_summary', { id: crypto.randomUUID(), at_least: null });
  assert.equal(locked.error?.kind, 'Locked', 'a locked window answers nothing');

  const page = await window.browser.executeAsync((done) => {
    const seen = [];
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.violatedDirective));
    const inline = document.createElement('script');
    inline.textContent = 'window.__inline = true';
    document.body.append(inline);
    const outside = fetch('http://127.0.0.1:9/').then(
      () => 'reached',
      () => 'blocked',
    );
    const asked = [];
    const fetched = window.fetch;
    window.fetch = (...request) => {
      asked.push(String(request[0]));
      return fetched(...request);
    };
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    const started = window.__TAURI_INTERNALS__.invoke('start');
    Promise.all([outside, started]).then(([outside]) => {
      const inline = window.__inline === true;
      done({ inline, outside, seen, asked, loaded, global: window.__TAURI__ !== undefined });
    });
  });
  assert.equal(page.inline, false, 'no inline script runs');
  assert.equal(page.outside, 'blocked');
  assert.ok(page.seen.includes('connect-src'), `the policy blocked it: ${page.seen}`);
  assert.equal(page.global, false, 'there is no global Tauri');
  assert.deepEqual(page.asked, ['ipc://localhost/start'], 'calls take the custom protocol, not the slow fallback');
  const foreign = page.loaded.filter((name) => !/^(ipc|tauri):\/\/localhost/.test(name));
  assert.deepEqual(foreign, [], 'nothing in the window asks for anything outside');
  await window.close();
}
