/* What the task list gets added; build.mjs makes one file of these. */
import { taskCard } from './cards.js';
import { caseTab } from './case.js';
import { leadDesk } from './lead.js';
import { nextTask } from './next.js';
import { noticeBell } from './notices.js';
import { caseSearch } from './search.js';

export default [caseTab, taskCard, noticeBell, caseSearch, leadDesk, nextTask];
