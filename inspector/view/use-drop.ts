import { useEffect } from 'preact/hooks';
import type { Pasted } from './bring-panel';

/** Take files and texts that are dropped anywhere on the page. */
export function useDrop(take: (dropped: Pasted) => void): void {
  useEffect(() => {
    const allow = (event: DragEvent) => event.preventDefault();
    const drop = async (event: DragEvent) => {
      // Text that is dragged into a field belongs there.
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      const text = event.dataTransfer?.getData('text/plain') ?? '';
      if (file !== undefined) take({ path: file.name, text: await file.text() });
      else if (text !== '') take({ path: 'pasted.json', text });
    };
    document.addEventListener('dragover', allow);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', allow);
      document.removeEventListener('drop', drop);
    };
  });
}
