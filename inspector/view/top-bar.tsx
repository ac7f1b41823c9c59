import { useEffect, useState } from 'preact/hooks';
import type { WidgetFile } from '../../lib/config/draft';
import { widgetName } from '../../lib/widget-name';
import { isTooLarge } from '../model/fragment';
import { baseName } from '../model/widget-file';
import { SmallButton } from './controls';
import { useEditor } from './editor';

/** How long a message stands. Milliseconds. */
const glance = 4_000;

/** Something that happened; the same words again are another message. */
export interface Message {
  readonly text: string;
}

interface TopBarProps {
  readonly message: Message;
  /** Show the first widget with a mistake. */
  showFault(): void;
}

/** What is made, whether it is right, and the way to take it along. Messages have a place here, and cover nothing. */
export function TopBar({ message, showFault }: TopBarProps) {
  const { workbench, checked, tell, copy } = useEditor();
  const { files } = checked;
  const isNamed = workbench.flow === undefined || widgetName.test(workbench.flow.name);
  const faults = checked.faults + (isNamed ? 0 : 1);
  const [gone, setGone] = useState<Message>();
  useEffect(() => {
    const timer = setTimeout(() => setGone(message), glance);
    return () => clearTimeout(timer);
  }, [message]);
  const [only] = files;
  const what = files.length === 1 && only !== undefined ? baseName(only.path) : `all ${files.length}`;
  return (
    <div class="top-bar">
      <p class="state">
        {faults === 0 ? (
          'No mistakes'
        ) : (
          <button type="button" class="small faulty" onClick={showFault}>
            {faults === 1 ? 'One mistake' : `${faults} mistakes`}: show
          </button>
        )}
      </p>
      <p class="message" role="status">
        {message === gone ? '' : message.text}
      </p>
      <div class="buttons">
        <SmallButton
          onClick={() =>
            isTooLarge(location.hash)
              ? tell('This is too large for a link. Download it.')
              : copy(location.href, 'The link, which holds all but passwords and variables,')
          }
        >
          Copy link
        </SmallButton>
        <button
          type="button"
          class="small primary"
          disabled={faults > 0}
          title={faults > 0 ? 'First fix the mistakes' : undefined}
          onClick={() => files.forEach(download)}
        >
          Download {what}
        </button>
      </div>
    </div>
  );
}

/** Save a file under its own name. */
function download({ path, text }: WidgetFile): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = baseName(path);
  link.click();
  URL.revokeObjectURL(url);
}
