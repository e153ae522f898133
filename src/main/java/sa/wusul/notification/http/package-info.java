/**
 * Gateways that hand messages to a provider as JSON over HTTPS.
 */
package sa.wusul.notification.http;
