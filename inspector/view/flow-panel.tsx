import { useState } from 'preact/hooks';
import type { Finding } from '../../lib/config/finding';
import { formatPath } from '../../lib/config/finding';
import { widgetNameExpected } from '../../lib/config/widget-schema';
import { widgetName } from '../../lib/widget-name';
import type { CheckedWorkbench } from '../model/check-workbench';
import { numbersIn } from '../model/flow-frame';
import type { FlowFrame, WidgetJson } from '../model/workbench';
import { FlowPicture } from './flow-picture';
import { TextBox } from './text-box';

interface FlowPanelProps {
  readonly flow: FlowFrame;
  readonly widgets: readonly WidgetJson[];
  readonly checked: CheckedWorkbench;
  readonly selected: number;
  readonly route: readonly string[];
  change(flow: FlowFrame): void;
  select(index: number): void;
}

/** The flow as a whole: its name, its numbers, and its picture. */
export function FlowPanel({ flow, widgets, checked, selected, route, change, select }: FlowPanelProps) {
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
            onText={(name) => change({ ...flow, name })}
          />
          <p id="flow-name-findings" class="fault">
            {!isNamed && `Write ${widgetNameExpected}.`}
          </p>
        </div>
        <Numbers flow={flow} finding={first} change={change} />
      </div>
      <ul class="findings">
        {others.map((finding) => (
          <li key={`${finding.path.join()} ${finding.message}`} class={finding.severity}>
            {finding.severity === 'warning' && 'Warning: '}
            {finding.path.length > 0 && <code>{formatPath(finding.path)}</code>} {finding.message}
          </li>
        ))}
      </ul>
      <p class="help">
        Click a box to open it. The thick line is the way of the call under Try; ■ is where it may end.
      </p>
      {checked.ways !== undefined && (
        <FlowPicture
          graph={checked.ways.graph}
          start={checked.ways.start}
          widgets={widgets}
          faulty={checked.faulty}
          selected={selected}
          route={route}
          select={select}
        />
      )}
    </section>
  );
}

interface NumbersProps extends Pick<FlowPanelProps, 'flow' | 'change'> {
  readonly finding: Finding | undefined;
}

/** The Twilio numbers that the flow answers, with commas between them. */
function Numbers({ flow, finding, change }: NumbersProps) {
  const there = numbersIn(flow);
  const [typed, setTyped] = useState(there.join(', '));
  const isSame = divided(typed).join() === there.join();
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
          const numbers = divided(text);
          change({ ...flow, numbers: numbers.length === 0 ? undefined : numbers });
        }}
      />
      <p id="flow-numbers-findings" class={finding?.severity ?? 'help'}>
        {finding === undefined ? 'Calls to it come in here; several with commas.' : `it ${finding.message}`}
      </p>
    </div>
  );
}

function divided(text: string): string[] {
  return text
    .split(',')
    .map((number) => number.trim())
    .filter((number) => number !== '');
}
