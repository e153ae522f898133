/**
 * Contracts of the departments' processes: keys, messages, errors and variables.
 */
package sa.wusul.department.process;
