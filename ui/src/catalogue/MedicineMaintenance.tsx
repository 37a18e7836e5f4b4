import { useQuery } from '@tanstack/react-query';
import { medicine as medicineQuestion } from '../ipc/questions';
import { LoadError } from '../shared/LoadError';
import { Waiting } from '../shared/Waiting';
import { MedicineEditor } from './MedicineEditor';

interface Props {
  /** The one to correct; none to add one. */
  id: string | undefined;
  done: (id: string) => void;
  close: () => void;
}

/** Waits for what is written down, then lets it be corrected. */
export function MedicineMaintenance({ id, done, close }: Props) {
  const known = useQuery({ ...medicineQuestion({ id: id ?? '' }), enabled: id !== undefined });
  if (known.isError) return <LoadError error={known.error} again={() => void known.refetch()} />;
  if (id === undefined) return <MedicineEditor known={null} done={done} close={close} />;
  if (known.data === undefined) return <Waiting />;
  return <MedicineEditor known={known.data} done={done} close={close} />;
}
