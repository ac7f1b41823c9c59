/** Takes a row of a list away. */
export function RemoveButton({ what, onRemove }: { what: string; onRemove(): void }) {
  return (
    <button type="button" aria-label={`Remove ${what}`} onClick={onRemove}>
      ✕
    </button>
  );
}

/** The last row of a list: adds another one. */
export function AddRow({ id, what, onAdd }: { id?: string; what: string; onAdd(): void }) {
  return (
    <li>
      <button type="button" id={id} class="small" onClick={onAdd}>
        Add {what}
      </button>
    </li>
  );
}
