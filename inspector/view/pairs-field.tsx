import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { JsonPath } from '../../lib/config/finding';
import { isObject } from '../../lib/is-object';
import type { Pair } from '../../lib/types';
import { listAt, valueAt } from '../model/edit';
import { AddRow, RemoveButton, TextBox } from './controls';
import { idOf, useDefinition, useEditor } from './editor';
import { HelpAndFindings, textOf } from './field';
import { useFocus } from './use-focus';

interface PairsFieldProps extends PairWords {
  readonly path: JsonPath;
  /** How the file has them: as `{ a: "b" }`, or as `[{ key: "a", value: "b" }]`. */
  readonly form: 'object' | 'list';
  /** Beside the label, in place of the key. */
  readonly aside?: ComponentChildren;
  /** In place of the schema's, which is about JSON. */
  readonly description?: string;
  /** Whether a name that stands twice is told: the file has the last one only. */
  readonly tellsRepeated?: boolean;
}

/** Names and what belongs to them, a row each. */
export function PairsField({ path, form, aside, description, tellsRepeated, ...words }: PairsFieldProps) {
  const { widget, change } = useEditor();
  const { title } = useDefinition(path);
  const there = form === 'object' ? inObject(valueAt(widget, path)) : inList(listAt(widget, path));
  const written = form === 'object' ? asObject : asList;
  // Rows without a name stand in no widget.
  const [rows, setRows] = useState<readonly Pair[]>(there);
  const isSame = JSON.stringify(written(rows)) === JSON.stringify(written(there));
  const shown = isSame ? rows : there;
  const id = idOf(path);
  const names = shown.map(([name]) => name).filter((name) => name !== '');
  const repeated = names.filter((name, index) => names.indexOf(name) < index);
  return (
    <fieldset class="field">
      <legend>
        {title} {aside ?? <code class="key">{path.at(-1)}</code>}
      </legend>
      <PairList
        {...words}
        id={id}
        pairs={shown}
        describedBy={`${id}-help ${id}-findings`}
        onPairs={(pairs) => {
          setRows(pairs);
          change(path, written(pairs));
        }}
      />
      {tellsRepeated &&
        [...new Set(repeated)].map((name) => (
          <p key={name} class="fault">
            <code>{name}</code> stands twice in one object; keep one of them
          </p>
        ))}
      <HelpAndFindings path={path} description={description} />
    </fieldset>
  );
}

function inObject(value: unknown): Pair[] {
  return Object.entries(isObject(value) ? value : {}).map(([name, text]) => [name, textOf(text)]);
}

function inList(list: readonly unknown[]): Pair[] {
  return list.map((one) => [textOf(valueAt(one, ['key'])), textOf(valueAt(one, ['value']))]);
}

function asObject(pairs: readonly Pair[]): object {
  return Object.fromEntries(pairs.filter(([name]) => name !== ''));
}

function asList(pairs: readonly Pair[]): object[] {
  return pairs.flatMap(([key, value]) => (key === '' ? [] : [{ key, value, type: 'string' }]));
}

/** What rows of names and values are called. */
interface PairWords {
  /** One pair: `parameter`. */
  readonly noun: string;
  /** The two of it. */
  readonly titles?: Pair;
  /** What stands in an empty row. */
  readonly example?: Pair;
}

interface PairListProps extends PairWords {
  readonly id: string;
  readonly pairs: readonly Pair[];
  readonly describedBy: string;
  onPairs(pairs: readonly Pair[]): void;
}

/** Names and values, a row each. */
export function PairList({ id, noun, pairs, describedBy, onPairs, ...words }: PairListProps) {
  const { example = ['name', 'value'], titles = ['Name', 'Value'] } = words;
  const focus = useFocus();
  return (
    <ul class="rows">
      {pairs.map(([name, value], index) => (
        <li key={index} class="row">
          <TextBox
            id={`${id}-${index}`}
            value={name}
            placeholder={example[0]}
            aria-label={`${titles[0]} of ${noun} ${index + 1}`}
            aria-describedby={describedBy}
            onText={(text) => onPairs(pairs.with(index, [text, value]))}
          />
          <TextBox
            value={value}
            placeholder={example[1]}
            aria-label={`${titles[1]} of ${noun} ${index + 1}`}
            aria-describedby={describedBy}
            onText={(text) => onPairs(pairs.with(index, [name, text]))}
          />
          <span class="row-buttons">
            <RemoveButton
              what={`${noun} ${index + 1}`}
              onRemove={() => {
                onPairs(pairs.toSpliced(index, 1));
                focus(`${id}-${index}`, `${id}-${index - 1}`, `${id}-add`);
              }}
            />
          </span>
        </li>
      ))}
      <AddRow
        id={`${id}-add`}
        what={noun}
        onAdd={() => {
          onPairs([...pairs, ['', '']]);
          focus(`${id}-${pairs.length}`);
        }}
      />
    </ul>
  );
}
