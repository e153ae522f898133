/** Configuration of the staff's start page: profile, password, and the apps that the person may open. */
import { ARABIC, locales, offerOtherLanguage, speakToServer } from './language.js';
import { useProviderLogin } from './provider-login.js';
import { keepReferencesReadable } from './references.js';

speakToServer();
offerOtherLanguage();
keepReferencesReadable();
useProviderLogin();

export default {
  app: ARABIC ? { name: 'خدمات الموظفين', vendor: 'وصول ·' } : { name: 'Welcome', vendor: 'Wusul ·' },
  locales,
  disableWelcomeMessage: true,
  links: [],
};
