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
