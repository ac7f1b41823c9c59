import { useState } from 'preact/hooks';
import type { JsonPath } from '../../lib/config/finding';
import { moved } from '../model/edit';
import { idOf } from './editor';
import { AddRow, RemoveButton } from './row-buttons';
import { TextBox } from './text-box';
import { useFocus } from './use-focus';

interface TextListProps {
  readonly path: JsonPath;
  /** What one item is called: `target`. */
  readonly noun: string;
  readonly items: readonly string[];
  readonly isFaulty: boolean;
  readonly placeholder: string;
  /** What a text stands for that is typed or pasted into one row: several items, where it holds commas. */
  split(text: string): readonly string[];
  onItems(items: readonly string[]): void;
}

/** A list of texts that can be added to, removed from and put into another order. */
export function TextList({ path, noun, items, isFaulty, placeholder, split, onItems }: TextListProps) {
  // Rows that are still empty stand in no widget, so that the page keeps them.
  const [rows, setRows] = useState(items);
  const shown = sameItems(filled(rows), items) ? rows : items;
  const visible = shown.length === 0 ? [''] : shown;
  const focus = useFocus();
  const id = idOf(path);
  const put = (next: readonly string[]) => {
    setRows(next);
    onItems(filled(next));
  };
  return (
    <ol class="rows">
      {visible.map((item, index) => (
        <li key={index} class="row">
          <TextBox
            id={index === 0 ? id : `${id}-${index}`}
            value={item}
            placeholder={placeholder}
            aria-label={visible.length > 1 ? `${capitalised(noun)} ${index + 1}` : undefined}
            aria-invalid={isFaulty}
            aria-describedby={`${id}-help ${id}-findings`}
            onText={(text) => {
              const parts = split(text);
              // As it was typed: a space that is not wanted at the end may be wanted in the middle.
              put(visible.toSpliced(index, 1, ...(parts.length > 1 ? parts : [text])));
              if (parts.length > 1) focus(`${id}-${index + parts.length - 1}`);
            }}
          />
          <span class="row-buttons">
            <button
              type="button"
              id={`${id}-${index}-up`}
              aria-label={`Move ${noun} ${index + 1} up`}
              disabled={index === 0}
              onClick={() => {
                put(moved(visible, index, index - 1));
                focus(`${id}-${index - 1}-up`, `${id}-${index - 1}-down`);
              }}
            >
              ↑
            </button>
            <button
              type="button"
              id={`${id}-${index}-down`}
              aria-label={`Move ${noun} ${index + 1} down`}
              disabled={index === visible.length - 1}
              onClick={() => {
                put(moved(visible, index, index + 1));
                focus(`${id}-${index + 1}-down`, `${id}-${index + 1}-up`);
              }}
            >
              ↓
            </button>
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
  );
}

function filled(items: readonly string[]): string[] {
  return items.map((item) => item.trim()).filter((item) => item !== '');
}

function sameItems(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
