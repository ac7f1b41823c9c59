import { useState } from 'preact/hooks';
import { isObject } from '../../lib/is-object';
import type { Pair } from '../../lib/types';
import { valueAt } from '../model/edit';
import { hasFault } from '../model/findings';
import { idOf, useDefinition, useEditor } from './editor';
import { Field, HelpAndFindings, Labelled, textOf } from './field';
import { PairList } from './pair-list';
import { TextList } from './text-list';

/** A property of a widget that rings nobody. */
export function PropertyField({ name }: { name: string }) {
  const path = ['properties', name];
  switch (name) {
    case 'open':
      return (
        <PairsField
          path={path}
          noun="line"
          description="Days and hours, such as sat and 10:00-14:00. Several spans with commas. A day that is not named is closed."
          titles={['Days', 'Hours']}
          example={['mon-fri', '09:00-12:00, 13:00-17:00']}
          read={(value) =>
            Object.entries(isObject(value) ? value : {}).map(([days, hours]): Pair => [days, textOf(hours)])
          }
          write={(pairs) => Object.fromEntries(pairs.filter(([days]) => days !== ''))}
        />
      );
    case 'variables':
    case 'parameters':
      return (
        <PairsField
          path={path}
          titles={['Name', 'Value']}
          noun={name === 'variables' ? 'value' : 'parameter'}
          example={['name', 'value']}
          read={(value) =>
            (Array.isArray(value) ? value : []).map(
              (one): Pair => [textOf(valueAt(one, ['key'])), textOf(valueAt(one, ['value']))],
            )
          }
          write={(pairs) =>
            pairs.flatMap(([key, value]) => (key === '' ? [] : [{ key, value, type: 'string' }]))
          }
        />
      );
    case 'closed_on':
      return <DaysField path={path} />;
    default:
      return <Field path={path} placeholder={examples.get(name) ?? ''} />;
  }
}

const examples: ReadonlyMap<string, string> = new Map([
  ['timezone', 'America/New_York'],
  ['to', '+14155550101'],
  ['say', 'Thank you for calling.'],
  ['play', '/greeting.mp3'],
  ['url', 'https://example.com/customers'],
]);

interface PairsFieldProps {
  readonly path: readonly string[];
  readonly noun: string;
  readonly example: Pair;
  readonly titles: Pair;
  /** In place of the schema's, which is about JSON. */
  readonly description?: string;
  read(value: unknown): readonly Pair[];
  /** Without the rows that say nothing. */
  write(pairs: readonly Pair[]): unknown;
}

/** Names and what belongs to them, a row each. */
function PairsField({ path, noun, example, titles, read, write, ...props }: PairsFieldProps) {
  const { widget, change } = useEditor();
  const { title, description } = useDefinition(path);
  const help = props.description ?? description;
  const there = read(valueAt(widget, path));
  // Rows without a name stand in no widget.
  const [rows, setRows] = useState<readonly Pair[]>(there);
  const isSame = JSON.stringify(write(rows)) === JSON.stringify(write(there));
  const shown = isSame ? rows : there;
  const id = idOf(path);
  return (
    <fieldset class="field">
      <legend>
        {title} <code class="key">{path.at(-1)}</code>
      </legend>
      <PairList
        id={id}
        noun={noun}
        pairs={shown}
        example={example}
        titles={titles}
        describedBy={`${id}-help ${id}-findings`}
        onPairs={(pairs) => {
          setRows(pairs);
          change(path, write(pairs));
        }}
      />
      <HelpAndFindings path={path} description={help} />
    </fieldset>
  );
}

/** Days, a row each. */
function DaysField({ path }: { path: readonly string[] }) {
  const { widget, findings, change } = useEditor();
  const { title, ...schema } = useDefinition(path);
  const description = 'Days such as 2026-12-25, or 12-25 for every year.';
  const definition = { ...schema, title, description };
  const value = valueAt(widget, path);
  return (
    <Labelled path={path} definition={definition}>
      <TextList
        path={path}
        noun="day"
        items={Array.isArray(value) ? value.map(textOf) : []}
        isFaulty={hasFault(findings, path)}
        placeholder="12-25"
        split={(text) => (text.trim() === '' ? [] : text.split(',').map((day) => day.trim()))}
        onItems={(items) => change(path, items.length === 0 ? undefined : items)}
      />
    </Labelled>
  );
}
