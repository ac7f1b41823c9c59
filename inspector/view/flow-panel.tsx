import { useState } from 'preact/hooks';
import type { Finding } from '../../lib/config/finding';
import { widgetNameExpected } from '../../lib/config/widget-schema';
import { widgetName } from '../../lib/widget-name';
import { type FlowFrame, numbersIn } from '../model/workbench';
import { TextBox } from './controls';
import { useEditor } from './editor';
import { FindingsElsewhere } from './findings';
import { FlowPicture } from './flow-picture';
import { filled } from './text-list';

/** The flow as a whole: its name, its numbers, and its picture. */
export function FlowPanel({ flow }: { flow: FlowFrame }) {
  const { workbench, checked, replace } = useEditor();
  const [first] = checked.whole.filter(({ path }) => path[0] === 'numbers');
  const others = checked.whole.filter(({ path }) => path[0] !== 'numbers');
  const isNamed = widgetName.test(flow.name);
  return (
    <section id="flow" class="panel flow" aria-labelledby="flow-title" tabIndex={-1}>
      <h2 id="flow-title">Flow</h2>
      <div class="columns">
        <div class="field">
          <label for="flow-name">Name</label>
          <TextBox
            id="flow-name"
            value={flow.name}
            aria-invalid={!isNamed}
            aria-describedby="flow-name-findings"
            onText={(name) => replace({ ...workbench, flow: { ...flow, name } })}
          />
          <p id="flow-name-findings" class="fault">
            {!isNamed && `Write ${widgetNameExpected}.`}
          </p>
        </div>
        <Numbers flow={flow} finding={first} />
      </div>
      <FindingsElsewhere findings={others} />
      <p class="help">
        Click a box to open it. The thick line is the way of the call under Try; ■ is where it may end.
      </p>
      {checked.ways !== undefined && <FlowPicture graph={checked.ways.graph} start={checked.ways.start} />}
    </section>
  );
}

/** The Twilio numbers that the flow answers, with commas between them. */
function Numbers({ flow, finding }: { flow: FlowFrame; finding: Finding | undefined }) {
  const { workbench, replace } = useEditor();
  const there = numbersIn(flow);
  const [typed, setTyped] = useState(there.join(', '));
  const isSame = filled(typed.split(',')).join() === there.join();
  return (
    <div class="field">
      <label for="flow-numbers">Your Twilio number</label>
      <TextBox
        id="flow-numbers"
        value={isSame ? typed : there.join(', ')}
        placeholder="+13125550100"
        aria-invalid={finding?.severity === 'fault'}
        aria-describedby="flow-numbers-findings"
        onText={(text) => {
          setTyped(text);
          const numbers = filled(text.split(','));
          replace({
            ...workbench,
            flow: { ...flow, numbers: numbers.length === 0 ? undefined : numbers },
          });
        }}
      />
      <p id="flow-numbers-findings" class={finding?.severity ?? 'help'}>
        {finding === undefined ? 'Calls to it come in here; several with commas.' : `it ${finding.message}`}
      </p>
    </div>
  );
}
