import type { JsonPath } from '../../lib/config/finding';
import { listAt, valueAt } from '../model/edit';
import { hasFault } from '../model/places';
import { conditionWords } from '../model/words';
import { Options, SmallButton, TextBox } from './controls';
import { idOf, useEditor } from './editor';
import { textOf } from './field';
import { Findings } from './findings';
import { NextField, type Way } from './next-field';
import { useFocus } from './use-focus';

/** The ways of a widget that compares: if all of its conditions hold, there. The first that fits is taken. */
export function ConditionsField({ ways }: { ways: readonly Way[] }) {
  const { widget, change, lead } = useEditor();
  const focus = useFocus();
  const input = textOf(valueAt(widget, ['properties', 'input']));
  const transitions = listAt(widget, ['transitions']);
  return (
    <ul class="rows">
      {ways.map((way, number) => {
        const { index } = way;
        const path: JsonPath = ['transitions', index, 'conditions'];
        const list = listAt(widget, path);
        return (
          <li key={index} class="field way">
            {list.map((condition, place) => (
              <Condition
                key={place}
                path={[...path, place]}
                condition={condition}
                input={input}
                words={`${number + 1}${place === 0 ? '' : `, part ${place + 1}`}`}
              />
            ))}
            <NextField id={`match-${index}`} way={way} label={`Where case ${number + 1} leads`} />
            <span class="row-buttons">
              <SmallButton
                label={`And… one more condition of case ${number + 1}`}
                onClick={() => {
                  change(path, [...list, newCondition(input)]);
                  focus(`${idOf([...path, list.length])}-value`);
                }}
              >
                And…
              </SmallButton>
              {list.length > 1 && (
                <SmallButton
                  label={`Remove the last condition of case ${number + 1}`}
                  onClick={() => change(path, list.slice(0, -1))}
                >
                  Remove the last
                </SmallButton>
              )}
              <SmallButton
                label={`Remove case ${number + 1}`}
                onClick={() => {
                  lead(index, 'match', undefined);
                  focus('add-case');
                }}
              >
                Remove
              </SmallButton>
            </span>
            <Findings path={path} />
          </li>
        );
      })}
      <li>
        <SmallButton
          id="add-case"
          onClick={() => {
            change(['transitions'], [...transitions, { event: 'match', conditions: [newCondition(input)] }]);
            focus(`${idOf(['transitions', transitions.length, 'conditions', 0])}-value`);
          }}
        >
          Add a case
        </SmallButton>
      </li>
    </ul>
  );
}

function newCondition(input: string) {
  return { type: 'equal_to', arguments: [input], value: '' };
}

interface ConditionProps {
  readonly path: JsonPath;
  readonly condition: unknown;
  readonly input: string;
  readonly words: string;
}

function Condition({ path, condition, input, words }: ConditionProps) {
  const { change, findings } = useEditor();
  const type = textOf(valueAt(condition, ['type']));
  const argument = textOf(valueAt(condition, ['arguments', 0])) || input;
  const id = idOf(path);
  const isFaulty = hasFault(findings, path);
  return (
    <div class="condition">
      <TextBox
        value={argument}
        aria-label={`What case ${words} compares`}
        onText={(text) => change([...path, 'arguments'], [text])}
      />
      <select
        aria-label={`How case ${words} compares`}
        value={type}
        onChange={({ currentTarget }) => change([...path, 'type'], currentTarget.value)}
      >
        {!Object.hasOwn(conditionWords, type) && <option value={type}>{type}</option>}
        <Options of={Object.entries(conditionWords)} />
      </select>
      <TextBox
        id={`${id}-value`}
        value={textOf(valueAt(condition, ['value']))}
        placeholder="1"
        aria-label={`What case ${words} compares with`}
        aria-invalid={isFaulty}
        aria-describedby={`${idOf(path.slice(0, -1))}-findings`}
        onText={(text) => change([...path, 'value'], text)}
      />
    </div>
  );
}
