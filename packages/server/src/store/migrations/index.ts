import type { Migration } from 'kysely/migration';
import { cases } from './001-cases.ts';
import { uploadContents } from './002-upload-contents.ts';
import { sealedLog } from './003-sealed-log.ts';
import { deliveries } from './004-deliveries.ts';
import { erasures } from './005-erasures.ts';
import { records } from './006-records.ts';
import { purchases } from './007-purchases.ts';
import { audit } from './008-audit.ts';
import { sentHash } from './009-sent-hash.ts';
import { auditChain } from './010-audit-chain.ts';
import { attempts } from './011-attempts.ts';
import { dueCalendar } from './012-due-calendar.ts';

/** Every step of the layout, by its name, in order. A step that was released is never edited. */
export const migrations: Record<string, Migration> = {
  '001-cases': cases,
  '002-upload-contents': uploadContents,
  '003-sealed-log': sealedLog,
  '004-deliveries': deliveries,
  '005-erasures': erasures,
  '006-records': records,
  '007-purchases': purchases,
  '008-audit': audit,
  '009-sent-hash': sentHash,
  '010-audit-chain': auditChain,
  '011-attempts': attempts,
  '012-due-calendar': dueCalendar,
};
