// Words lie beside the screens that say them: `<feature>/pt-BR.json` and `<feature>/en.json`, one namespace a folder,
// read when a screen first asks. pt-BR is the original, so a key that is missing elsewhere is said in Portuguese.

import i18next, { type BackendModule, type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';

export const languages = ['pt-BR', 'en'] as const;
export type Language = (typeof languages)[number];

const stored = 'botica.language';
const files = import.meta.glob<ResourceKey>('./*/{pt-BR,en}.json', { import: 'default' });

const besideScreens: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const file = files[`./${namespace}/${language}.json`];
    if (file === undefined) done(new Error(`${namespace} in ${language}`), null);
    else
      file().then(
        (words) => done(null, words),
        (error: Error) => done(error, null),
      );
  },
};

function isLanguage(text: string | null): text is Language {
  return languages.some((language) => language === text);
}

function initial(): Language {
  const chosen = localStorage.getItem(stored);
  return isLanguage(chosen) ? chosen : 'pt-BR';
}

/** What the first screen says is there before it is drawn. */
export function startWords() {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  return i18next
    .use(besideScreens)
    .use(initReactI18next)
    .init({
      lng: initial(),
      fallbackLng: 'pt-BR',
      load: 'currentOnly',
      ns: ['shared', 'vocabulary', 'shell', 'session'],
      defaultNS: 'shared',
      contextSeparator: '|',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
}

/** The words of all other screens, while nobody waits for them. */
export function restOfWords() {
  return i18next.loadNamespaces(Object.keys(files).flatMap((file) => file.split('/')[1] ?? []));
}

export function speak(language: Language) {
  localStorage.setItem(stored, language);
  return i18next.changeLanguage(language);
}
