/**
 * Reminders of documents that expire, for people who agreed to them: consents, looks into
 * the registers and what was sent.
 */
package sa.wusul.services.reminder;
