import { html, nothing, type TemplateResult } from 'lit';
import type { PolicyEdit } from './policy-edit.ts';
import type { Problem } from './problem.ts';
import { problemText, type RulesWords } from './rules-words.ts';

const tones = { error: 'danger', warning: 'warning', note: '' } as const;
/** A text that is broken early is broken everywhere after: the first ones tell. */
const mostShown = 200;

/** The counts in one line. */
export function problemCounts(problems: readonly Problem[], { t }: RulesWords): string {
  const count = (level: Problem['level']): number => problems.filter((each) => each.level === level).length;
  const parts = [
    ...(count('error') ? [t('check.errors', { count: count('error') })] : []),
    ...(count('warning') ? [t('check.warnings', { count: count('warning') })] : []),
    ...(count('note') ? [t('check.notes', { count: count('note') })] : []),
  ];
  return parts.join(' · ') || t('check.fine');
}

/** What the desk found in the text; a click goes to its place. */
export function renderProblems(
  edit: PolicyEdit,
  words: RulesWords,
  on: { readonly go: (problem: Problem) => void; readonly witness: (problem: Problem) => void },
): TemplateResult {
  const { t, formats } = words;
  const { problems } = edit;
  return html`<p class="small ${problems.length ? 'muted' : 'fine'}" role="status">
      ${edit.checking ? t('check.running') : problemCounts(problems, words)}
    </p>
    <ul class="plain problems">
      ${problems.slice(0, mostShown).map(
        (problem) =>
          html`<li class="problem">
            <button
              type="button"
              class="place"
              @click=${() => {
                on.go(problem);
              }}
            >
              <span class="split">
                <span class="badge ${tones[problem.level]}">${t(`check.level.${problem.level}`)}</span>
                <span class="small muted">${t('check.line', { line: problem.line })}</span>
              </span>
              <span>${problemText(problem, words)}</span>
              <code class="small" dir="ltr">${problem.path || '/'}</code>
            </button>
            ${
              problem.rules.length
                ? html`<p class="small muted">${t('check.rules', { rules: problem.rules.join(', ') })}</p>`
                : nothing
            }
            ${
              problem.witness
                ? html`<div>
                    <button
                      type="button"
                      class="quiet small"
                      @click=${() => {
                        on.witness(problem);
                      }}
                    >
                      ${t('check.witness')}
                    </button>
                  </div>`
                : nothing
            }
          </li>`,
      )}
    </ul>
    ${
      problems.length > mostShown
        ? html`<p class="small muted">${t('check.more', { count: formats.number(problems.length - mostShown) })}</p>`
        : nothing
    }`;
}
