import type { SampleCall } from '../model/workbench';
import { PairList } from './pair-list';
import { TextBox } from './text-box';

interface SamplePanelProps {
  readonly sample: SampleCall;
  change(sample: SampleCall): void;
}

/** The sample call: who calls whom, with which parameters. */
export function SamplePanel({ sample, change }: SamplePanelProps) {
  return (
    <details class="group">
      <summary>
        <h3>Sample call</h3>
        <span class="help">
          {sample.from || 'nobody'} → {sample.to || 'nobody'}
        </span>
      </summary>
      <div class="columns">
        <SampleText name="From" value={sample.from} onText={(from) => change({ ...sample, from })} />
        <SampleText name="To" value={sample.to} onText={(to) => change({ ...sample, to })} />
        <div class="field">
          <label for="sample-direction">Direction</label>
          <select
            id="sample-direction"
            value={sample.direction}
            onChange={({ currentTarget }) =>
              change({
                ...sample,
                direction: currentTarget.value === 'outbound-api' ? 'outbound-api' : 'inbound',
              })
            }
          >
            <option value="inbound">inbound</option>
            <option value="outbound-api">outbound-api</option>
          </select>
        </div>
      </div>
      <fieldset class="field">
        <legend>Parameters</legend>
        <PairList
          id="sample-parameter"
          noun="parameter"
          pairs={sample.parameters}
          describedBy="sample-parameters-help"
          onPairs={(parameters) => change({ ...sample, parameters })}
        />
        <p id="sample-parameters-help" class="help">
          Names that begin with a lower-case letter are your own, and Liquid reads them as{' '}
          <code>{'{{flow.data.NAME}}'}</code>; the others are Twilio’s: <code>{'{{trigger.call.NAME}}'}</code>
          .
        </p>
      </fieldset>
      <fieldset class="field">
        <legend>Environment variables</legend>
        <PairList
          id="sample-variable"
          noun="variable"
          pairs={sample.variables}
          describedBy="sample-variables-help"
          onPairs={(variables) => change({ ...sample, variables })}
        />
        <p id="sample-variables-help" class="help">
          Liquid reads them as <code>{'{{env.NAME}}'}</code>. They stay on this page: no link holds them.
        </p>
      </fieldset>
    </details>
  );
}

interface SampleTextProps {
  readonly name: string;
  readonly value: string;
  onText(text: string): void;
}

function SampleText({ name, value, onText }: SampleTextProps) {
  const id = `sample-${name.toLowerCase()}`;
  return (
    <div class="field">
      <label for={id}>{name}</label>
      <TextBox id={id} value={value} onText={onText} />
    </div>
  );
}
