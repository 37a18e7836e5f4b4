// The one search box.

/** Opens what it finds first; `expected` stands in it. */
export async function find(window, typed, expected) {
  await window.press(['Control', 'k']);
  await window.settled();
  await window.type(typed);
  await window.sees(expected);
  await window.settled();
  await window.press('Enter');
  await window.settled();
}
