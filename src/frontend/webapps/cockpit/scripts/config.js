/** Configuration of Cockpit, in which supervisors monitor processes. */
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

export default {
  app: ARABIC ? { name: 'متابعة المعاملات', vendor: 'وصول ·' } : { name: 'Cockpit', vendor: 'Wusul ·' },
  locales,
  csrfCookieName,
  disableWelcomeMessage: true,
};
