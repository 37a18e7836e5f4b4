import type { Unit } from '../ipc/types';
import { useFormat } from './useFormat';

/** A number bound to its unit. */
export function Quantity({ value, unit }: { value: string; unit: Unit }) {
  const { quantity } = useFormat();
  return <span className="nb">{quantity({ value, unit })}</span>;
}
