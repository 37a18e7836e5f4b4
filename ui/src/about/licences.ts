// Whose work this is built on, and on which terms: the texts come with the packages themselves.

export interface Licence {
  name: string;
  texts: (() => Promise<{ default: string }>)[];
}

export const licences: readonly Licence[] = [
  {
    name: 'Botica: MIT / Apache-2.0',
    texts: [() => import('../../../LICENSE-MIT?raw'), () => import('../../../LICENSE-APACHE?raw')],
  },
  {
    name: 'Atkinson Hyperlegible Next: OFL 1.1',
    texts: [() => import('@fontsource-variable/atkinson-hyperlegible-next/LICENSE?raw')],
  },
  {
    name: 'JetBrains Mono: OFL 1.1',
    texts: [() => import('@fontsource-variable/jetbrains-mono/LICENSE?raw')],
  },
  {
    name: 'Mantine: MIT',
    texts: [() => import('../../node_modules/@mantine/core/LICENSE?raw')],
  },
  {
    name: 'Tabler Icons: MIT',
    texts: [() => import('../../node_modules/@tabler/icons-react/LICENSE?raw')],
  },
];

export async function textOf({ texts }: Licence): Promise<string> {
  const read = await Promise.all(texts.map((text) => text()));
  return read.map(({ default: text }) => text.trim()).join('\n\n\n');
}
