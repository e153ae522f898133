/* The additions to the task list; build.mjs bundles them into one file. */
import { agenda } from './agenda.js';
import { alarmPlace } from './alarms.js';
import { workByKeyboard } from './begin.js';
import { taskCard } from './cards.js';
import { caseTab } from './case.js';
import { desk } from './desk.js';
import { hallCall } from './hall.js';
import { hijriDates } from './hijri.js';
import { leadDesk } from './lead.js';
import { ministryPage } from './ministry.js';
import { nextTask } from './next.js';
import { noticeBell } from './notices.js';
import { personFill } from './person.js';
import { identityProof } from './proof.js';
import { caseSearch, listSearch } from './search.js';
import { taskSheet } from './sheet.js';
import { freeSlots } from './slots.js';

export default [
  caseTab,
  desk,
  hallCall,
  agenda,
  taskCard,
  noticeBell,
  alarmPlace,
  caseSearch,
  listSearch,
  leadDesk,
  ministryPage,
  nextTask,
  personFill,
  freeSlots,
  identityProof,
  taskSheet,
  workByKeyboard,
  hijriDates,
];
