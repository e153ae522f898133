/**
 * Messages to requesters: their texts, recipients and sending by SMS through the outbox.
 * A gateway implements {@code SmsGateway}. No HTTP and no engine types.
 */
package sa.wusul.notification;
