import { useEffect, useState } from 'preact/hooks';
import type { WidgetFile } from '../../lib/config/draft';
import { baseName } from '../model/widget-file';
import type { Message } from './live-region';

/** How long a message stands. Milliseconds. */
const glance = 4_000;

interface TopBarProps {
  readonly files: readonly WidgetFile[];
  readonly faults: number;
  readonly message: Message;
  /** Show the first widget with a mistake. */
  showFault(): void;
  copyLink(): void;
}

/** What is made, whether it is right, and the way to take it along. Messages have a place here, and cover nothing. */
export function TopBar({ files, faults, message, showFault, copyLink }: TopBarProps) {
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
        <button type="button" class="small" onClick={copyLink}>
          Copy link
        </button>
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
