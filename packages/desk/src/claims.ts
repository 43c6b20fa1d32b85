import { DeskError } from './desk-error.ts';
import type { Upload } from './ports.ts';

/**
 * An upload that a case may have: nobody's, or its own already. Of several that claim one at once the first gets it.
 * @throws DeskError `unknown-upload`
 */
export function claimable(upload: Upload | undefined, id: string, caseId: string): Upload {
  if (upload && (upload.caseId === null || upload.caseId === caseId)) return upload;
  throw new DeskError('unknown-upload', { id });
}
