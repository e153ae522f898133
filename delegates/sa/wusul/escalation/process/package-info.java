/**
 * Contracts of the processes of urgent matters and overdue tasks: for each one its key,
 * messages, errors and typed variables. Tests compare them with the models.
 */
package sa.wusul.escalation.process;
