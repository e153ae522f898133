/**
 * Urgent matters and overdue tasks: the roster of duty officers, its clock of hours, and
 * the list of overdue tasks. No HTTP and no engine types.
 */
package sa.wusul.escalation;
