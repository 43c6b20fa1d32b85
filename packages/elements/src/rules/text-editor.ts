import type { Place } from './json-places.ts';

/** A remark on a part of a text. */
export interface EditorMark {
  readonly place: Place;
  readonly level: 'error' | 'warning' | 'note';
  readonly text: string;
}

/** What the rules page asks of an editor, whichever it is. */
export interface TextEditor {
  setText(text: string): void;
  mark(marks: readonly EditorMark[]): void;
  /** Selects a place, brings it into view and puts the focus there. */
  reveal(place: Place): void;
  destroy(): void;
}

export interface CodeEditorOptions {
  readonly root: ShadowRoot;
  readonly parent: HTMLElement;
  readonly text: string;
  readonly label: string;
  readonly readOnly: boolean;
  /** The editor's own words in the reader's language, by their English. */
  readonly phrases: Readonly<Record<string, string>>;
  readonly changed: (text: string) => void;
}

/** A plain text area: what is there until the code editor has loaded, and where it does not load. */
export function plainEditor(area: HTMLTextAreaElement): TextEditor {
  return {
    setText: (text) => {
      if (area.value !== text) area.value = text;
    },
    mark: () => undefined,
    reveal: ({ from, to }) => {
      area.focus();
      area.setSelectionRange(from, to);
      const lines = area.value.slice(0, from).split('\n').length - 1;
      const total = area.value.split('\n').length;
      area.scrollTop = (lines / total) * area.scrollHeight - area.clientHeight / 2;
    },
    destroy: () => undefined,
  };
}
