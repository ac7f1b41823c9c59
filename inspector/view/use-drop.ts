import { useEffect } from 'preact/hooks';
import type { WidgetFile } from '../../lib/config/draft';
import { pastedPath } from '../model/bring';

/** Take files and texts that are dropped anywhere on the page. */
export function useDrop(take: (dropped: WidgetFile) => void): void {
  useEffect(() => {
    const allow = (event: DragEvent) => event.preventDefault();
    const drop = async (event: DragEvent) => {
      const [file] = event.dataTransfer?.files ?? [];
      const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      // Text that is dragged into a field belongs there.
      if (file === undefined && isField) return;
      event.preventDefault();
      const text = event.dataTransfer?.getData('text/plain') ?? '';
      // A folder is a file that cannot be read.
      if (file !== undefined) take({ path: file.name, text: await file.text().catch(() => '') });
      else if (text !== '') take({ path: pastedPath, text });
    };
    document.addEventListener('dragover', allow);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', allow);
      document.removeEventListener('drop', drop);
    };
  });
}
