import type { Pair } from '../../lib/types';
import { AddRow, RemoveButton } from './row-buttons';
import { TextBox } from './text-box';
import { useFocus } from './use-focus';

interface PairListProps {
  readonly id: string;
  /** What one pair is called: `parameter`. */
  readonly noun: string;
  readonly pairs: readonly Pair[];
  readonly describedBy?: string;
  /** What stands in an empty row. */
  readonly example?: Pair;
  /** What the two are called. */
  readonly titles?: Pair;
  onPairs(pairs: readonly Pair[]): void;
}

/** Names and values, a row each. */
export function PairList({
  id,
  noun,
  pairs,
  describedBy,
  example = ['name', 'value'],
  titles = ['Name', 'Value'],
  onPairs,
}: PairListProps) {
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
