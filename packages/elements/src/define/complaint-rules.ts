import { ComplaintRules } from '../rules/complaint-rules.ts';
import { RulesEditor } from '../rules/rules-editor.ts';
import { define } from './define.ts';

define('complaint-rules-editor', RulesEditor);
define('complaint-rules', ComplaintRules);
export { ComplaintRules };
