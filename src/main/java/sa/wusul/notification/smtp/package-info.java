/**
 * The way of e-mails to the ministry's mail server, by SMTP with TLS. Only Spring uses
 * it.
 */
package sa.wusul.notification.smtp;
