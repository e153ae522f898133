/**
 * Contracts of the processes of temporary leave: for each one its key, messages, errors
 * and typed variables. Tests compare them with the models.
 */
package sa.wusul.tawasul.leave.process;
