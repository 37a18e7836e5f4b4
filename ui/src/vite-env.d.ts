/// <reference types="vite/client" />

declare module 'virtual:licences' {
  export const packages: readonly import('../scripts/licences.mjs').Package[];
}
