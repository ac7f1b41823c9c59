import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { JsonPath } from '../../lib/config/finding';
import type { Definition } from '../model/definition';
import { valueAt } from '../model/edit';
import { hasFault } from '../model/places';
import { Options, TextBox, type TextBoxProps } from './controls';
import { idOf, useDefinition, useEditor } from './editor';
import { Findings } from './findings';

interface FieldProps {
  readonly path: JsonPath;
  /** Beside the label. */
  readonly aside?: ComponentChildren;
  /** An example of what may stand there. */
  readonly placeholder?: string;
  /** In place of the schema's. */
  readonly description?: string | undefined;
}

/** The field for a path of the widget, as its definition has it. */
export function Field(props: FieldProps) {
  const { values } = useDefinition(props.path);
  if (values.length === 0) return <TextField {...props} />;
  return values.some(Array.isArray) ? <ListField {...props} /> : <ChoiceField {...props} />;
}

/** A line of text: a literal or Liquid. What reads as a number is written as one where the schema takes numbers. */
function TextField({ placeholder, ...props }: FieldProps) {
  const { path } = props;
  const { widget, change } = useEditor();
  const definition = useDefinition(path);
  return (
    <Labelled {...props}>
      <TextInput
        path={path}
        value={textOf(valueAt(widget, path))}
        placeholder={placeholder}
        numeric={definition.isNumber}
        onText={(text) => change(path, literalOf(text, definition))}
      />
    </Labelled>
  );
}

/** The line of text for a path, with what the schema and the check say of it. */
export function TextInput({ path, ...rest }: TextBoxProps & { path: JsonPath }) {
  const { findings } = useEditor();
  const id = idOf(path);
  return (
    <TextBox
      id={id}
      aria-invalid={hasFault(findings, path)}
      aria-describedby={`${id}-help ${id}-findings`}
      {...rest}
    />
  );
}

/** One of the documented values, or Liquid. */
function ChoiceField(props: FieldProps) {
  const { path } = props;
  const { widget, findings, change } = useEditor();
  const { title, values } = useDefinition(path);
  const text = textOf(valueAt(widget, path));
  const chosen = values.findIndex((known) => String(known) === text);
  const [wantsLiquid, setWantsLiquid] = useState(false);
  const isFree = wantsLiquid || (text !== '' && chosen < 0);
  const id = idOf(path);
  const choiceId = isFree ? `${id}-choice` : id;
  return (
    <Labelled {...props} controlId={choiceId}>
      <select
        id={choiceId}
        value={isFree ? 'liquid' : String(chosen)}
        aria-invalid={hasFault(findings, path)}
        aria-describedby={`${id}-help ${id}-findings`}
        onChange={({ currentTarget }) => {
          const isLiquid = currentTarget.value === 'liquid';
          setWantsLiquid(isLiquid);
          // Whoever goes on in Liquid may want to keep what was chosen as a part of it.
          if (!isLiquid) change(path, values[Number(currentTarget.value)]);
        }}
      >
        <option value="-1">usual</option>
        <Options of={values.map((known, index) => [String(index), String(known)])} />
        <option value="liquid">Formula…</option>
      </select>
      {isFree && (
        <>
          <label class="visually-hidden" for={id}>
            {title}, as a formula
          </label>
          <TextInput
            path={path}
            value={text}
            onText={(formula) => {
              setWantsLiquid(true);
              change(path, formula || undefined);
            }}
          />
        </>
      )}
    </Labelled>
  );
}

/** Any of the documented values. */
function ListField(props: FieldProps) {
  const { path, aside, description } = props;
  const { widget, change } = useEditor();
  const { title, values } = useDefinition(path);
  const value = valueAt(widget, path);
  const known = values.flat().map(String);
  const chosen = Array.isArray(value) ? value.map(String) : textOf(value).split(/\s+/).filter(Boolean);
  if (!chosen.every((item) => known.includes(item))) return <TextField {...props} />;
  const toggle = (item: string, isOn: boolean) => {
    const items = known.filter((one) => (one === item ? isOn : chosen.includes(one)));
    change(path, items.length === 0 ? undefined : items);
  };
  return (
    <fieldset class="field" aria-describedby={`${idOf(path)}-help ${idOf(path)}-findings`}>
      <legend>
        {title} {aside}
      </legend>
      {known.map((item, index) => (
        <label key={item} class="check">
          <input
            type="checkbox"
            id={index === 0 ? idOf(path) : undefined}
            checked={chosen.includes(item)}
            onChange={({ currentTarget }) => toggle(item, currentTarget.checked)}
          />
          {item}
        </label>
      ))}
      <HelpAndFindings path={path} description={description} />
    </fieldset>
  );
}

interface LabelledProps extends FieldProps {
  readonly children: ComponentChildren;
  readonly controlId?: string;
}

/** A label above a control, and below it what the schema and the check say. */
export function Labelled({ path, aside, description, children, controlId = idOf(path) }: LabelledProps) {
  const { title } = useDefinition(path);
  const name = String(path.at(-1));
  return (
    <div class="field">
      <div class="label">
        <label for={controlId}>{title}</label>
        {title !== name && <code class="key">{name}</code>}
        {aside}
      </div>
      {children}
      <HelpAndFindings path={path} description={description} />
    </div>
  );
}

export function HelpAndFindings({ path, description }: Pick<FieldProps, 'path' | 'description'>) {
  const definition = useDefinition(path);
  return (
    <>
      <p id={`${idOf(path)}-help`} class="help">
        {sentence(description ?? definition.description)}
      </p>
      <Findings path={path} />
    </>
  );
}

/** Help begins with a capital letter, whoever wrote it, and says nothing of Liquid: that holds for every field. */
export function sentence(text: string): string {
  const plain = text.replace(/ ?May hold Liquid\.$/, '');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** A value as text to edit. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What a text stands for in the widget's file. */
export function literalOf(text: string, { isNumber }: Pick<Definition, 'isNumber'>): unknown {
  if (text === '') return undefined;
  return isNumber && /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
}
