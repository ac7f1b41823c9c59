import { useEffect, useRef } from 'preact/hooks';
import type { Heard } from '../model/heard';

/**
 * Read aloud what the caller hears, with the browser's own voice: what has come since the last time.
 * @param heard by step
 */
export function useVoice(heard: readonly (readonly Heard[])[], isOn: boolean): void {
  const known = useRef(0);
  useEffect(() => {
    if (!('speechSynthesis' in window)) return;
    const from = isOn ? Math.min(known.current, heard.length - 1) : heard.length;
    known.current = heard.length;
    window.speechSynthesis.cancel();
    for (const { kind, text, language } of heard.slice(from).flat()) {
      if (kind !== 'text') continue;
      const utterance = new SpeechSynthesisUtterance(text);
      if (language !== undefined) utterance.lang = language;
      window.speechSynthesis.speak(utterance);
    }
  }, [heard.length, isOn]);
}
