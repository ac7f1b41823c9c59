import { useReducer, useRef, useState } from 'preact/hooks';
import { isObject } from '../../lib/is-object';
import type { AttributedElement } from '../../lib/types';
import { definitionAt, fieldsAt } from '../model/definition';
import { valueAt } from '../model/edit';
import { attributedElements } from '../model/places';
import { Options, SmallButton } from './controls';
import { idOf, useEditor } from './editor';
import { Field, sentence } from './field';
import { PairsField } from './pairs-field';
import { useFocus } from './use-focus';

const ring = 'connect-call-to';

const tags: Readonly<Record<AttributedElement, string>> = {
  dial: 'Dial',
  number: 'Number',
  client: 'Client',
  sip: 'Sip',
  conference: 'Conference',
  queue: 'Queue',
  application: 'Application',
  whatsapp: 'WhatsApp',
};

/** The further attributes of the elements that a widget writes. */
export function AttributesField() {
  const { widget } = useEditor();
  return attributedElements(widget).map((element) => <AttributesOf key={element} element={element} />);
}

function AttributesOf({ element }: { element: AttributedElement }) {
  const { widget, change } = useEditor();
  const path = ['properties', element];
  const value = valueAt(widget, path);
  const set = isObject(value) ? Object.keys(value) : [];
  // What is not filled in stands in no widget, and its field stays all the same until somebody takes it away.
  const seen = useRef(new Set<string>());
  const [, redraw] = useReducer<number, void>((times) => times + 1, 0);
  for (const name of set) seen.current.add(name);
  const known = fieldsAt(path, ring);
  const shown = known.filter((name) => seen.current.has(name));
  const [candidate, setCandidate] = useState('');
  const rest = known.filter((name) => !shown.includes(name));
  const next = rest.includes(candidate) ? candidate : (rest[0] ?? '');
  const focus = useFocus();
  const id = idOf(path);
  const remove = (name: string) => {
    seen.current.delete(name);
    change([...path, name], undefined);
    focus(`${id}-add`);
  };
  return (
    <fieldset class="group">
      <legend>
        Further attributes of <code>&lt;{tags[element]}&gt;</code>
      </legend>
      {shown.map((name) => {
        const button = (
          <button
            type="button"
            class="small aside"
            aria-label={`Remove ${name} of ${tags[element]}`}
            onClick={() => remove(name)}
          >
            Remove
          </button>
        );
        return name === 'parameters' || name === 'headers' ? (
          <PairsField
            key={name}
            path={[...path, name]}
            form="object"
            noun={definitionAt([...path, name], ring).title.replace(/s$/, '')}
            aside={button}
            tellsRepeated
          />
        ) : (
          <Field key={name} path={[...path, name]} aside={button} />
        );
      })}
      {rest.length > 0 && (
        <div class="add">
          <label class="visually-hidden" for={`${id}-which`}>
            Attribute of {tags[element]} to add
          </label>
          <select
            id={`${id}-which`}
            value={next}
            onChange={({ currentTarget }) => setCandidate(currentTarget.value)}
          >
            <Options of={rest} />
          </select>
          <SmallButton
            id={`${id}-add`}
            label={`Add attribute of ${tags[element]}`}
            onClick={() => {
              seen.current.add(next);
              redraw();
              focus(idOf([...path, next]), `${idOf([...path, next])}-add`);
            }}
          >
            Add
          </SmallButton>
          <p class="help">{sentence(definitionAt([...path, next], ring).description)}</p>
        </div>
      )}
    </fieldset>
  );
}
