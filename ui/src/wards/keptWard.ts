const key = 'botica.ward';

/** The ward that this workstation showed last. */
export function keptWard(): string | undefined {
  return localStorage.getItem(key) ?? undefined;
}

export function keepWard(ward: string) {
  localStorage.setItem(key, ward);
}
