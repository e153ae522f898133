/**
 * Messages to requesters: their texts in both languages, recipients, choices of people,
 * and sending by SMS or e-mail through the outbox. A gateway implements
 * {@code SmsGateway} or {@code EmailGateway}. No HTTP and no engine types.
 */
package sa.wusul.notification;
