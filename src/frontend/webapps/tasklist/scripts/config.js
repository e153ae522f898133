/** How the staff's task list differs from the one that Camunda ships. */
import { speakArabicToServer } from './language.js';
import { keepReferencesReadable } from './references.js';

speakArabicToServer();
keepReferencesReadable();

export default {
  app: { name: 'قائمة المهام', vendor: 'وصول ·' },
  locales: { availableLocales: ['ar'], fallbackLocale: 'ar' },
  dateFormat: { abbr: 'D MMMM، HH:mm', normal: 'LLL', long: 'LLLL', short: 'LL' },
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'استلام المهمة المختارة' },
    focusFilter: { key: 'ctrl+shift+f', description: 'الانتقال إلى أول قائمة عمل' },
    focusList: { key: 'ctrl+alt+l', description: 'الانتقال إلى أول مهمة في القائمة' },
    focusForm: { key: 'ctrl+alt+f', description: 'الانتقال إلى أول حقل في نموذج المهمة' },
    startProcess: { key: 'ctrl+alt+p', description: 'فتح نافذة بدء معاملة' },
  },
};
