import type { JsonPath } from '../../lib/config/finding';
import { nouns, targetExpected } from '../../lib/dial/nouns';
import { valueAt, withValueAt } from '../model/edit';
import { hasFault, nounOf } from '../model/places';
import { joinTargets, splitTargets } from '../model/targets';
import { AddRow, RemoveButton, TextBox } from './controls';
import { idOf, useEditor } from './editor';
import { Field, Labelled, literalOf, textOf } from './field';
import { TextList } from './text-list';
import { useFocus } from './use-focus';

/** Whom to ring: one target, or a list of them where the noun takes several. */
export function TargetsField({ path }: { path: JsonPath }) {
  const { widget, change } = useEditor();
  const noun = nounOf(widget);
  const rule = nouns[noun];
  const expected = targetExpected(noun);
  const value = valueAt(widget, path);
  if (Array.isArray(value)) return <RoutesField path={path} routes={value} />;
  const told = {
    path,
    placeholder: / such as (\S+)$/.exec(expected)?.[1] ?? '',
    // What the schema says is for every kind at once.
    description: `${expected}.`,
  };
  if (!rule.several || rule.property !== path.at(-1)) return <Field {...told} />;
  return (
    <TextList
      {...told}
      noun="target"
      items={splitTargets(textOf(value)).filter((target) => target !== '')}
      split={splitTargets}
      onItems={(items) => change(path, joinTargets(items) || undefined)}
    />
  );
}

const parts = [
  { name: 'uri', title: 'SIP URI', placeholder: 'sip:alice@example.com', isNumber: false },
  { name: 'priority', title: 'Priority', placeholder: 'priority', isNumber: true },
  { name: 'weight', title: 'Weight', placeholder: 'weight', isNumber: true },
];

/** The routes of one SIP phone, a row each. */
function RoutesField({ path, routes }: { path: JsonPath; routes: readonly unknown[] }) {
  const { findings, change } = useEditor();
  const focus = useFocus();
  const id = idOf(path);
  const isFaulty = hasFault(findings, path);
  const put = (next: readonly unknown[]) => change(path, next.length === 0 ? undefined : next);
  return (
    <Labelled path={path}>
      <ol class="rows">
        {routes.map((route, index) => (
          <li key={index} class="row">
            {parts.map(({ name, title, placeholder, isNumber }) => (
              <TextBox
                key={name}
                id={index === 0 && name === 'uri' ? id : `${id}-${index}-${name}`}
                value={textOf(valueAt(route, [name]))}
                placeholder={placeholder}
                numeric={isNumber}
                aria-label={`${title} of route ${index + 1}`}
                aria-invalid={isFaulty}
                aria-describedby={`${id}-help ${id}-findings`}
                onText={(text) =>
                  put(routes.with(index, withValueAt(route, [name], literalOf(text, { isNumber }))))
                }
              />
            ))}
            <span class="row-buttons">
              <RemoveButton
                what={`route ${index + 1}`}
                onRemove={() => {
                  put(routes.toSpliced(index, 1));
                  focus(id);
                }}
              />
            </span>
          </li>
        ))}
        <AddRow
          what="route"
          onAdd={() => {
            put([...routes, { uri: '' }]);
            focus(`${id}-${routes.length}-uri`);
          }}
        />
      </ol>
    </Labelled>
  );
}
