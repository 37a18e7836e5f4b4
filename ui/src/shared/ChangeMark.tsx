/** The ochre bar that stands beside what changed. */
export function ChangeMark() {
  return (
    <svg width={4} height={14} aria-hidden>
      <rect width={4} height={14} rx={1} fill="var(--changed)" />
    </svg>
  );
}
