import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { catalogue, cataloguePage } from '../ipc/questions';

/** The medicine that bears this code already, in the formulary or out of it. */
export function useCodeHolder(code: string) {
  const typed = code.trim();
  const found = useQuery({ ...catalogue({ typed, size: 50 }), enabled: typed !== '' });
  const gone = useInfiniteQuery({ ...cataloguePage({ active: false }, 200), enabled: typed !== '' });
  const all = [...(found.data?.value ?? []), ...(gone.data?.pages ?? []).flatMap(({ value }) => value)];
  return typed === '' ? undefined : all.find((it) => it.code === typed);
}
