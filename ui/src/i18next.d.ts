// Which keys there are: a feature adds its line here, and `t` knows its words.

import type about from './about/pt-BR.json';
import type audit from './audit/pt-BR.json';
import type catalogue from './catalogue/pt-BR.json';
import type documents from './documents/pt-BR.json';
import type health from './health/pt-BR.json';
import type patients from './patients/pt-BR.json';
import type prescribing from './prescribing/pt-BR.json';
import type search from './search/pt-BR.json';
import type session from './session/pt-BR.json';
import type shared from './shared/pt-BR.json';
import type shell from './shell/pt-BR.json';
import type staff from './staff/pt-BR.json';
import type triage from './triage/pt-BR.json';
import type vocabulary from './vocabulary/pt-BR.json';
import type wards from './wards/pt-BR.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shared';
    // No contexts: the engine's own codes have underscores.
    contextSeparator: '|';
    resources: {
      about: typeof about;
      audit: typeof audit;
      catalogue: typeof catalogue;
      documents: typeof documents;
      health: typeof health;
      patients: typeof patients;
      prescribing: typeof prescribing;
      search: typeof search;
      session: typeof session;
      shared: typeof shared;
      shell: typeof shell;
      staff: typeof staff;
      triage: typeof triage;
      vocabulary: typeof vocabulary;
      wards: typeof wards;
    };
  }
}
