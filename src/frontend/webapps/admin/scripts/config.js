/** Configuration of Admin, in which administrators manage users, groups and authorisations. */
import { leadToFirstPasswords } from './first-passwords.js';
import { csrfCookieName } from './choices.js';
import { ARABIC, locales, offerOtherLanguage, speakToServer } from './language.js';
import { useProviderLogin } from './provider-login.js';
import { keepReferencesReadable } from './references.js';
import { askForSecondFactor } from './second-factor.js';

speakToServer();
offerOtherLanguage();
keepReferencesReadable();
useProviderLogin();
askForSecondFactor();
leadToFirstPasswords();

export default {
  app: ARABIC ? { name: 'إدارة المستخدمين', vendor: 'وصول ·' } : { name: 'Admin', vendor: 'Wusul ·' },
  locales,
  csrfCookieName,
  disableWelcomeMessage: true,
};
