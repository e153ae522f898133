/**
 * Contracts of the processes of the release of models: for each one its key, messages,
 * errors and typed variables. Tests compare them with the models.
 */
package sa.wusul.release.process;
