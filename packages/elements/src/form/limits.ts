import type { FormInfo } from '@redress/desk';
import { formatBytes } from '../base/intl.ts';
import type { LocaleController } from '../base/locale-controller.ts';

/** What files may be added to a complaint. */
export function limitsOf(form: { readonly info: FormInfo | undefined; readonly locale: LocaleController }): string {
  const { info, locale } = form;
  const { max = 0, maxBytes = 0 } = info?.attachments ?? {};
  return info && locale.has('files.limits')
    ? locale.t('files.limits', { count: max, size: formatBytes(maxBytes, locale.tag) })
    : '';
}
