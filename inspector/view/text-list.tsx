import { useState } from 'preact/hooks';
import type { JsonPath } from '../../lib/config/finding';
import { listAt, moved } from '../model/edit';
import { hasFault } from '../model/places';
import { AddRow, RemoveButton, TextBox } from './controls';
import { idOf, useEditor } from './editor';
import { Labelled, textOf } from './field';
import { useFocus } from './use-focus';

interface ListFieldProps {
  readonly path: JsonPath;
  /** What one item is called: `target`. */
  readonly noun: string;
  readonly placeholder: string;
  /** In place of the schema's. */
  readonly description?: string;
}

/** A list in the widget's file, a row for each of its texts. */
export function TextsField(props: ListFieldProps) {
  const { widget, change } = useEditor();
  const { path } = props;
  return (
    <TextList
      {...props}
      items={listAt(widget, path).map(textOf)}
      split={divided}
      onItems={(items) => change(path, items.length === 0 ? undefined : items)}
    />
  );
}

interface TextListProps extends ListFieldProps {
  readonly items: readonly string[];
  /** What a text stands for that is typed or pasted into one row: several items, where it holds commas. */
  split(text: string): readonly string[];
  onItems(items: readonly string[]): void;
}

/** Where a row has come to an end of the list, only the way back is of use. */
const moves = [
  { way: 'up', sign: '↑', back: 'down', by: -1 },
  { way: 'down', sign: '↓', back: 'up', by: 1 },
];

/** A list of texts that can be added to, removed from and put into another order. */
export function TextList({ path, noun, items, placeholder, description, split, onItems }: TextListProps) {
  const { findings } = useEditor();
  // Rows that are still empty stand in no widget, so that the page keeps them.
  const [rows, setRows] = useState(items);
  const shown = JSON.stringify(filled(rows)) === JSON.stringify(items) ? rows : items;
  const visible = shown.length === 0 ? [''] : shown;
  const focus = useFocus();
  const id = idOf(path);
  const put = (next: readonly string[]) => {
    setRows(next);
    onItems(filled(next));
  };
  return (
    <Labelled path={path} description={description}>
      <ol class="rows">
        {visible.map((item, index) => (
          <li key={index} class="row">
            <TextBox
              id={index === 0 ? id : `${id}-${index}`}
              value={item}
              placeholder={placeholder}
              aria-label={visible.length > 1 ? `${capitalised(noun)} ${index + 1}` : undefined}
              aria-invalid={hasFault(findings, path)}
              aria-describedby={`${id}-help ${id}-findings`}
              onText={(text) => {
                const parts = split(text);
                // As it was typed: a space that is not wanted at the end may be wanted in the middle.
                put(visible.toSpliced(index, 1, ...(parts.length > 1 ? parts : [text])));
                if (parts.length > 1) focus(`${id}-${index + parts.length - 1}`);
              }}
            />
            <span class="row-buttons">
              {moves.map(({ way, sign, back, by }) => (
                <button
                  key={way}
                  type="button"
                  id={`${id}-${index}-${way}`}
                  aria-label={`Move ${noun} ${index + 1} ${way}`}
                  disabled={visible[index + by] === undefined}
                  onClick={() => {
                    put(moved(visible, index, index + by));
                    focus(`${id}-${index + by}-${way}`, `${id}-${index + by}-${back}`);
                  }}
                >
                  {sign}
                </button>
              ))}
              <RemoveButton
                what={`${noun} ${index + 1}`}
                onRemove={() => {
                  put(visible.toSpliced(index, 1));
                  focus(`${id}-${index}`, `${id}-${index - 1}`, id);
                }}
              />
            </span>
          </li>
        ))}
        <AddRow
          what={noun}
          onAdd={() => {
            put([...visible, '']);
            focus(`${id}-${visible.length}`);
          }}
        />
      </ol>
    </Labelled>
  );
}

/** Those that say something. */
export function filled(items: readonly string[]): string[] {
  return items.map((item) => item.trim()).filter((item) => item !== '');
}

/** What stands between commas; an end that is still empty counts too. */
function divided(text: string): string[] {
  return text.split(',').map((part) => part.trim());
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
