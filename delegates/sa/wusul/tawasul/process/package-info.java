/**
 * Contracts of the processes of the Tawasul window: for each one its key, messages,
 * errors and typed variables. Tests compare them with the models.
 */
package sa.wusul.tawasul.process;
