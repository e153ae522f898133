/* What the task list gets added; build.mjs makes one file of these. */
import { callerPages } from './call.js';
import { taskCard } from './cards.js';
import { caseTab } from './case.js';
import { leadDesk } from './lead.js';
import { nextTask } from './next.js';
import { noticeBell } from './notices.js';
import { caseSearch } from './search.js';

export default [callerPages, caseTab, taskCard, noticeBell, caseSearch, leadDesk, nextTask];
