import type { Pair } from '../../lib/types';
import { AddRow, RemoveButton, TextBox } from './controls';
import { useFocus } from './use-focus';

/** What rows of names and values are called. */
export interface PairWords {
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
