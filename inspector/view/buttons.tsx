import type { ComponentChildren } from 'preact';

interface SmallButtonProps {
  readonly id?: string | undefined;
  /** For somebody who does not see what is around it. */
  readonly label?: string;
  readonly disabled?: boolean;
  readonly children: ComponentChildren;
  onClick(): void;
}

/** A button beside something larger. */
export function SmallButton({ label, ...rest }: SmallButtonProps) {
  return <button {...rest} type="button" class="small" aria-label={label} />;
}

/** Takes a row of a list away. */
export function RemoveButton({ what, onRemove }: { what: string; onRemove(): void }) {
  return (
    <button type="button" aria-label={`Remove ${what}`} onClick={onRemove}>
      ✕
    </button>
  );
}

/** The last row of a list: adds another one. */
export function AddRow({ id, what, onAdd }: { id?: string | undefined; what: string; onAdd(): void }) {
  return (
    <li>
      <SmallButton id={id} onClick={onAdd}>
        Add {what}
      </SmallButton>
    </li>
  );
}
