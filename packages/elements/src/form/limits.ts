import { formatBytes } from '../base/intl.ts';
import type { FilesHost } from './files-part.ts';

/** What files may be added to a complaint. */
export function limitsOf({ info, locale }: Pick<FilesHost, 'info' | 'locale'>): string {
  const { max = 0, maxBytes = 0 } = info?.attachments ?? {};
  return info && locale.has('files.limits')
    ? locale.t('files.limits', { count: max, size: formatBytes(maxBytes, locale.tag) })
    : '';
}
