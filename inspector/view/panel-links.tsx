const panels = [
  ['make', 'Make'],
  ['see', 'See'],
  ['try', 'Try'],
] as const;

/** The way to each panel where they stand one below the other. Links would take the place of the state in the address. */
export function PanelLinks() {
  return (
    <nav class="panel-links" aria-label="Panels">
      {panels.map(([id, title]) => (
        <button
          key={id}
          type="button"
          class="small"
          onClick={() => {
            const panel = document.getElementById(id);
            panel?.focus({ preventScroll: true });
            panel?.scrollIntoView();
          }}
        >
          {title}
        </button>
      ))}
    </nav>
  );
}
