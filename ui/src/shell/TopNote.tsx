// What the top bar says beside the screen's name: "Farmácia Central · 42 na fila", "rascunho guardado há 1 s".

import { createContext, type ReactNode, use } from 'react';
import { createPortal } from 'react-dom';

/** The place beside the title, once the bar is drawn. */
export const BesideTitle = createContext<HTMLElement | null>(null);

/** Shows its children beside the screen's title. */
export function TopNote({ children }: { children: ReactNode }) {
  const place = use(BesideTitle);
  return place === null ? null : createPortal(children, place);
}
