/** Configuration of the staff's task list, where it differs from Camunda's. */
import { keepDrafts } from './drafts.js';
import { keepAccessible } from './accessible.js';
import { csrfCookieName } from './choices.js';
import { ARABIC, locales, offerOtherLanguage, speakToServer } from './language.js';
import { useProviderLogin } from './provider-login.js';
import { keepReferencesReadable } from './references.js';
import { askForSecondFactor } from './second-factor.js';

speakToServer();
offerOtherLanguage();
keepReferencesReadable();
keepAccessible();
useProviderLogin();
askForSecondFactor();
keepDrafts();

const arabic = {
  app: { name: 'قائمة المهام', vendor: 'وصول ·' },
  dateFormat: { abbr: 'D MMMM، HH:mm', normal: 'LLL', long: 'LLLL', short: 'LL' },
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'استلام المهمة المختارة' },
    focusFilter: { key: 'ctrl+shift+f', description: 'الانتقال إلى أول قائمة عمل' },
    focusList: { key: 'ctrl+alt+l', description: 'الانتقال إلى أول مهمة في القائمة' },
    focusForm: { key: 'ctrl+alt+f', description: 'الانتقال إلى أول حقل في نموذج المهمة' },
    completeTask: { key: 'ctrl+enter', description: 'إنجاز المهمة، ومن بدأ العمل فيها استلمها' },
    nextTask: { key: 'ctrl+alt+n', description: 'فتح المهمة التالية' },
    startProcess: { key: 'ctrl+alt+p', description: 'فتح نافذة بدء معاملة' },
  },
};

const english = {
  app: { name: 'Tasklist', vendor: 'Wusul ·' },
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'Take the chosen task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'Go to the first list' },
    focusList: { key: 'ctrl+alt+l', description: 'Go to the first task of the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'Go to the first field of the form' },
    completeTask: { key: 'ctrl+enter', description: 'Complete the task; whoever began to work on it has taken it' },
    nextTask: { key: 'ctrl+alt+n', description: 'Open the next task' },
    startProcess: { key: 'ctrl+alt+p', description: 'Open the dialog that starts a case' },
  },
};

export default { ...(ARABIC ? arabic : english), locales, csrfCookieName, disableWelcomeMessage: true };
