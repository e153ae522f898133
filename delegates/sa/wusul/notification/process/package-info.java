/**
 * Contracts of the processes of notification: for each one its key, messages and typed
 * variables. Tests compare them with the models.
 */
package sa.wusul.notification.process;
