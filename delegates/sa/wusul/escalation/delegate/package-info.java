/**
 * Service tasks of urgent matters and overdue tasks. A delegate reads variables, makes
 * one call to the domain and writes variables; only models call it.
 */
package sa.wusul.escalation.delegate;
