import { formatBytes } from '../base/intl.ts';
import type { LocaleController } from '../base/locale-controller.ts';
import type { AskedInfo } from './quick-info.ts';

/** What files may be added to a complaint. */
export function limitsOf(form: { readonly info: AskedInfo | undefined; readonly locale: LocaleController }): string {
  const { info, locale } = form;
  const { max = 0, maxBytes = 0 } = info?.attachments ?? {};
  return info && locale.has('files.limits')
    ? locale.t('files.limits', { count: max, size: formatBytes(maxBytes, locale.tag) })
    : '';
}
