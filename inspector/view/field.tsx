import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { JsonPath } from '../../lib/config/finding';
import type { Definition } from '../model/definition';
import { valueAt } from '../model/edit';
import { findingsUnder, hasFault } from '../model/findings';
import { idOf, useDefinition, useEditor } from './editor';
import { Findings } from './findings';
import { TextBox } from './text-box';

interface FieldProps {
  readonly path: JsonPath;
  /** Beside the label. */
  readonly aside?: ComponentChildren;
  /** An example of what may stand there. */
  readonly placeholder?: string;
  /** In place of the schema's. */
  readonly description?: string;
}

/** The field for a path of the widget, as its definition has it. */
export function Field(props: FieldProps) {
  const schema = useDefinition(props.path);
  const definition = { ...schema, description: props.description ?? schema.description };
  if (definition.values.length === 0) return <TextField {...props} definition={definition} />;
  return definition.values.some(Array.isArray) ? (
    <ListField {...props} definition={definition} />
  ) : (
    <ChoiceField {...props} definition={definition} />
  );
}

interface Defined extends FieldProps {
  readonly definition: Definition;
}

/** A line of text: a literal or Liquid. What reads as a number is written as one where the schema takes numbers. */
function TextField({ path, aside, placeholder, definition }: Defined) {
  const { widget, change } = useEditor();
  const value = valueAt(widget, path);
  return (
    <Labelled path={path} aside={aside} definition={definition}>
      <TextInput
        path={path}
        value={textOf(value)}
        placeholder={placeholder}
        numeric={definition.isNumber}
        onText={(text) => change(path, literalOf(text, definition))}
      />
    </Labelled>
  );
}

interface TextInputProps {
  readonly path: JsonPath;
  readonly value: string;
  readonly numeric?: boolean;
  readonly list?: string;
  readonly placeholder?: string | undefined;
  onText(text: string): void;
}

export function TextInput({ path, value, numeric = false, list, placeholder, onText }: TextInputProps) {
  const { findings } = useEditor();
  const id = idOf(path);
  const isFaulty = hasFault(findings, path);
  return (
    <TextBox
      id={id}
      value={value}
      list={list}
      placeholder={placeholder}
      numeric={numeric}
      aria-invalid={isFaulty}
      aria-describedby={`${id}-help ${id}-findings`}
      onText={onText}
    />
  );
}

/** One of the documented values, or Liquid. */
function ChoiceField({ path, aside, definition }: Defined) {
  const { widget, findings, change } = useEditor();
  const value = valueAt(widget, path);
  const chosen = definition.values.findIndex((known) => String(known) === textOf(value));
  const [wantsLiquid, setWantsLiquid] = useState(false);
  const isFree = wantsLiquid || (textOf(value) !== '' && chosen < 0);
  const id = idOf(path);
  return (
    <Labelled path={path} aside={aside} definition={definition} controlId={isFree ? `${id}-choice` : id}>
      <select
        id={isFree ? `${id}-choice` : id}
        value={isFree ? 'liquid' : String(chosen)}
        aria-invalid={hasFault(findings, path)}
        aria-describedby={`${id}-help ${id}-findings`}
        onChange={({ currentTarget }) => {
          const index = Number(currentTarget.value);
          const isLiquid = currentTarget.value === 'liquid';
          setWantsLiquid(isLiquid);
          // Whoever goes on in Liquid may want to keep what was chosen as a part of it.
          if (!isLiquid) change(path, definition.values[index]);
        }}
      >
        <option value="-1">usual</option>
        {definition.values.map((known, index) => (
          <option key={String(known)} value={String(index)}>
            {String(known)}
          </option>
        ))}
        <option value="liquid">Formula…</option>
      </select>
      {isFree && (
        <>
          <label class="visually-hidden" for={id}>
            {definition.title}, as a formula
          </label>
          <TextInput
            path={path}
            value={textOf(value)}
            onText={(text) => {
              setWantsLiquid(true);
              change(path, text || undefined);
            }}
          />
        </>
      )}
    </Labelled>
  );
}

/** Any of the documented values. */
function ListField({ path, aside, definition }: Defined) {
  const { widget, change } = useEditor();
  const value = valueAt(widget, path);
  const known = definition.values.flat().map(String);
  const chosen = Array.isArray(value) ? value.map(String) : textOf(value).split(/\s+/).filter(Boolean);
  if (!chosen.every((item) => known.includes(item))) {
    return <TextField path={path} aside={aside} definition={definition} />;
  }
  const toggle = (item: string, isOn: boolean) => {
    const items = known.filter((one) => (one === item ? isOn : chosen.includes(one)));
    change(path, items.length === 0 ? undefined : items);
  };
  return (
    <fieldset class="field" aria-describedby={`${idOf(path)}-help ${idOf(path)}-findings`}>
      <legend>
        {definition.title} {aside}
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
      <HelpAndFindings path={path} description={definition.description} />
    </fieldset>
  );
}

interface LabelledProps extends Defined {
  readonly children: ComponentChildren;
  readonly controlId?: string;
}

/** A label above a control, and below it what the schema and the check say. */
export function Labelled({ path, aside, definition, children, controlId = idOf(path) }: LabelledProps) {
  const name = String(path.at(-1));
  return (
    <div class="field">
      <div class="label">
        <label for={controlId}>{definition.title}</label>
        {definition.title !== name && <code class="key">{name}</code>}
        {aside}
      </div>
      {children}
      <HelpAndFindings path={path} description={definition.description} />
    </div>
  );
}

export function HelpAndFindings({ path, description }: { path: JsonPath; description: string }) {
  const { findings } = useEditor();
  return (
    <>
      <p id={`${idOf(path)}-help`} class="help">
        {sentence(description)}
      </p>
      <Findings id={`${idOf(path)}-findings`} findings={findingsUnder(findings, path)} />
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
