import type { Plugin } from 'vite';

export interface Package {
  name: string;
  version: string;
  /** As SPDX writes it: `MIT`. */
  licence: string;
  /** Empty where the package brings none. */
  text: string;
}
export function licencesOf(root: string): Package[];
export function licences(): Plugin;
