/**
 * Log-in and session of citizens, by code or by the national identity provider.
 */
package sa.wusul.portal.login;
