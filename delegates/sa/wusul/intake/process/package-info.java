/**
 * Contracts of intake's processes: keys, messages, errors and variables.
 */
package sa.wusul.intake.process;
