import type { ComponentChildren } from 'preact';

/** Text in a fixed-width font that may be longer than its place; it can be scrolled with the keyboard, too. */
export function Code({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what may scroll has to be reachable with the keyboard.
    <section class="code" aria-label={label} tabIndex={0}>
      <pre dir="ltr">{children}</pre>
    </section>
  );
}
