/** Configuration of Admin, in which administrators manage users, groups and authorisations. */
import { ARABIC, locales, offerOtherLanguage, speakToServer } from './language.js';
import { useProviderLogin } from './provider-login.js';
import { keepReferencesReadable } from './references.js';

speakToServer();
offerOtherLanguage();
keepReferencesReadable();
useProviderLogin();

export default {
  app: ARABIC ? { name: 'إدارة المستخدمين', vendor: 'وصول ·' } : { name: 'Admin', vendor: 'Wusul ·' },
  locales,
  disableWelcomeMessage: true,
};
