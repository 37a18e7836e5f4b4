import type { ReactNode, Ref } from 'react';

interface Props {
  label: string;
  className: string | undefined;
  children: ReactNode;
  ref?: Ref<HTMLElement>;
}

/** What scrolls by itself and holds nothing to press: whoever has only a keyboard still reaches it by Tab. */
export function Scrolled({ label, className, children, ref }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus
    <section ref={ref} aria-label={label} tabIndex={0} className={className}>
      {children}
    </section>
  );
}
