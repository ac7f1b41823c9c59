import type { ComponentChildren } from 'preact';

export interface TextBoxProps {
  readonly value: string;
  readonly id?: string;
  readonly placeholder?: string | undefined;
  readonly numeric?: boolean;
  readonly 'aria-label'?: string | undefined;
  readonly 'aria-invalid'?: boolean;
  readonly 'aria-describedby'?: string | undefined;
  onText(text: string): void;
}

/** A line of text that is code, an address or a name: nothing that a browser should complete, correct or capitalise. */
export function TextBox({ onText, numeric = false, ...rest }: TextBoxProps) {
  return (
    <input
      {...rest}
      type="text"
      dir="auto"
      inputMode={numeric ? 'numeric' : 'text'}
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      onInput={({ currentTarget }) => onText(currentTarget.value)}
    />
  );
}

/** The options of a `<select>`: their values, and what is shown where it is something else. */
export function Options({ of }: { of: readonly (string | readonly [value: string, shown: string])[] }) {
  return of.map((option) => {
    const [value, shown] = typeof option === 'string' ? [option, option] : option;
    return (
      <option key={value} value={value}>
        {shown}
      </option>
    );
  });
}

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
