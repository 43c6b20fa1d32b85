import { ActionForm } from '../inbox/actions/action-form.ts';
import { BulkBar } from '../inbox/bulk-bar.ts';
import { CaseAttachment } from '../inbox/case-attachment.ts';
import { CaseList } from '../inbox/case-list.ts';
import { CaseView } from '../inbox/case-view.ts';
import { ComplaintInbox } from '../inbox/complaint-inbox.ts';
import { define } from './define.ts';

define('complaint-inbox-attachment', CaseAttachment);
define('complaint-inbox-action', ActionForm);
define('complaint-inbox-bulk', BulkBar);
define('complaint-inbox-list', CaseList);
define('complaint-inbox-case', CaseView);
define('complaint-inbox', ComplaintInbox);
export { ComplaintInbox };
