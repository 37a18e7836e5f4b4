// Every screen: where it is, who sees it, and what must stand on it before it counts as shown.

export const SCREENS = [
  { name: 'choose-patient', login: 'ana', path: '/prescribe', shows: 'No hospital' },
  { name: 'interventions', login: 'ana', path: '/interventions', shows: 'aguarda' },
  { name: 'patients', login: 'ana', path: '/patients', shows: 'Demo' },
  { name: 'triage', login: 'carla', path: '/triage', shows: 'Próxima' },
  { name: 'wards', login: 'elisa', path: '/wards', shows: '201-01' },
  { name: 'catalogue', login: 'carla', path: '/catalogue', shows: 'Medicamentos' },
  { name: 'restrictions', login: 'carla', path: '/catalogue/restrictions', shows: 'confirmar' },
  { name: 'import', login: 'carla', path: '/catalogue/import', shows: 'arquivo' },
  { name: 'printing', login: 'carla', path: '/printing', shows: 'Impressoras' },
  { name: 'printers', login: 'carla', path: '/printing/printers', shows: 'Impressora de cada documento' },
  { name: 'audit', login: 'gilda', path: '/audit', shows: 'Gilda' },
  { name: 'staff', login: 'admin', path: '/staff', shows: 'Carla Demo' },
  { name: 'practitioners', login: 'admin', path: '/staff/practitioners', shows: 'CRM' },
  { name: 'establishment', login: 'admin', path: '/staff/establishment', shows: 'CNES' },
  { name: 'health', login: 'admin', path: '/health', shows: 'Espaço em disco' },
  { name: 'about', login: 'admin', path: '/about', shows: 'Tabelas em uso' },
];

/** Goes to a screen as a link would. */
export async function go(window, { path, shows }) {
  await window.run((path) => {
    location.hash = path;
  }, path);
  await window.sees(shows);
  await window.settled();
}

/** Light or dark, as the switch in the top bar does. */
export async function scheme(window, wanted) {
  await window.run((wanted) => {
    localStorage.setItem('mantine-color-scheme-value', wanted);
    document.documentElement.setAttribute('data-mantine-color-scheme', wanted);
  }, wanted);
  await window.settled();
}
