/**
 * Log-in of staff at the ministry's identity provider, instead of the form of the web
 * apps. Without a registration {@code staff} none of it exists.
 */
package sa.wusul.portal.signon;
