import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { CodeEditorOptions, EditorMark, TextEditor } from './text-editor.ts';

const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--_text)', backgroundColor: 'var(--_surface)', fontSize: '0.8125rem' },
  '&.cm-focused': { outline: '3px solid var(--redress-focus, var(--_accent))', outlineOffset: '-3px' },
  '.cm-scroller': { fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--_text)' },
  '.cm-cursor': { borderInlineStartColor: 'var(--_text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in oklab, var(--_accent) 25%, var(--_surface))',
  },
  '.cm-gutters': {
    backgroundColor: 'var(--_sunken)',
    color: 'var(--_muted)',
    borderInlineEnd: '1px solid var(--_border)',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in oklab, var(--_accent) 5%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'color-mix(in oklab, var(--_accent) 12%, var(--_sunken))' },
  '.cm-panels': { backgroundColor: 'var(--_sunken)', color: 'var(--_text)' },
  '.cm-panel.cm-search :is(input, button)': { fontSize: '0.8125rem' },
  '.cm-textfield': { backgroundColor: 'var(--_surface)', color: 'var(--_text)', borderColor: 'var(--_control)' },
  '.cm-button': { backgroundImage: 'none', backgroundColor: 'var(--_surface)', color: 'var(--_text)' },
  '.cm-tooltip': { backgroundColor: 'var(--_surface)', color: 'var(--_text)', border: '1px solid var(--_border)' },
  '.cm-foldPlaceholder': { backgroundColor: 'var(--_sunken)', color: 'var(--_muted)', borderColor: 'var(--_border)' },
  '.cm-searchMatch': { backgroundColor: 'color-mix(in oklab, var(--_warning) 30%, transparent)' },
  '.cm-matchingBracket': { backgroundColor: 'color-mix(in oklab, var(--_success) 25%, transparent)' },
});

/** Marks of faults, in shapes: the library's own are `data:` pictures, which a strict `img-src` blocks. */
const marks = EditorView.theme({
  '.cm-lint-marker': { inlineSize: '0.75em', blockSize: '0.75em', marginBlockStart: '0.4em' },
  '.cm-lint-marker-error': { content: 'normal', borderRadius: '50%', backgroundColor: 'var(--_danger)' },
  '.cm-lint-marker-warning': {
    content: 'normal',
    clipPath: 'polygon(50% 0, 100% 100%, 0 100%)',
    backgroundColor: 'var(--_warning)',
  },
  '.cm-lint-marker-info': { content: 'normal', backgroundColor: 'var(--_accent)' },
  '.cm-lintRange': { backgroundImage: 'none', textDecoration: 'underline wavy 1px', textUnderlineOffset: '3px' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecorationColor: 'var(--_danger)' },
  '.cm-lintRange-warning': { backgroundImage: 'none', textDecorationColor: 'var(--_warning)' },
  '.cm-lintRange-info': { backgroundImage: 'none', textDecorationColor: 'var(--_accent)' },
});

const colors = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--_accent)' },
  { tag: tags.string, color: 'light-dark(#0b6b3a, #8ddba9)' },
  { tag: tags.number, color: 'light-dark(#8a4300, #f0b37a)' },
  { tag: [tags.bool, tags.null], color: 'light-dark(#7a2d8f, #dba6ee)' },
]);

const severity = { error: 'error', warning: 'warning', note: 'info' } as const;

const diagnostic = ({ place, level, text }: EditorMark, length: number): Diagnostic => ({
  from: Math.min(place.from, length),
  to: Math.min(Math.max(place.to, place.from + 1), length),
  severity: severity[level],
  message: text,
});

/**
 * A code editor. Its styles go into the shadow root as constructable style sheets, so that a strict
 * Content-Security-Policy lets them be.
 */
export function createCodeEditor({
  root,
  parent,
  text,
  label,
  readOnly,
  phrases,
  changed,
}: CodeEditorOptions): TextEditor {
  const view = new EditorView({
    root,
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        highlightActiveLineGutter(),
        highlightActiveLine(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        codeFolding(),
        foldGutter(),
        lintGutter(),
        search({ top: true }),
        highlightSelectionMatches(),
        json(),
        syntaxHighlighting(colors),
        look,
        marks,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', dir: 'ltr', tabindex: '0' }),
        EditorState.readOnly.of(readOnly),
        EditorState.phrases.of(phrases),
        // Tab stays what it is everywhere: the way out.
        keymap.of([...defaultKeymap, ...historyKeymap, ...foldKeymap, ...searchKeymap]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    setText: (next) => {
      if (next === view.state.doc.toString()) return;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
    },
    mark: (marks) => {
      const { length } = view.state.doc;
      view.dispatch(
        setDiagnostics(
          view.state,
          marks.map((mark) => diagnostic(mark, length)),
        ),
      );
    },
    reveal: ({ from, to }) => {
      const { length } = view.state.doc;
      view.dispatch({
        selection: { anchor: Math.min(from, length), head: Math.min(to, length) },
        effects: EditorView.scrollIntoView(Math.min(from, length), { y: 'center' }),
      });
      view.focus();
    },
    destroy: () => {
      view.destroy();
    },
  };
}
