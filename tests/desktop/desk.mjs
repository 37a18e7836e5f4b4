// Sitting down at the window, and getting up.

/** Signs in as one of the demo's people, who land where `landing` stands on the screen. */
export async function sit(window, login, landing, password = 'demo-demo') {
  await window.sees('Entrar');
  await window.settled();
  await window.type(login);
  await window.press('Tab');
  await window.type(password);
  await window.press('Enter');
  await window.sees(landing);
  await window.settled();
}

/** Signs out. */
export async function leave(window) {
  await window.press(['Control', 'Shift', 'q']);
  await window.sees('Entrar');
}

/** Opens a patient from where prescribers land; `name` is who is found by what is typed. */
export async function openPatient(window, typed, name) {
  await window.type(typed);
  await window.sees(name);
  await window.settled();
  await window.press('Enter');
}
