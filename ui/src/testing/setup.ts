// What a browser has and jsdom lacks, and the words of pt-BR.

import { cleanup } from '@testing-library/react';
import i18next from 'i18next';
import { afterEach, beforeAll } from 'vitest';
import { startWords } from '../i18n';

window.matchMedia = (query) => ({
  matches: false,
  media: query,
  onchange: null,
  addListener: () => undefined,
  removeListener: () => undefined,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  dispatchEvent: () => false,
});

window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

window.HTMLElement.prototype.scrollIntoView = () => undefined;

beforeAll(async () => {
  const floating = document.createElement('div');
  floating.id = 'floating';
  document.body.append(floating);
  await startWords();
  await i18next.loadNamespaces(['search', 'patients', 'wards']);
});

afterEach(cleanup);
