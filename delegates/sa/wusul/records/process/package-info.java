/**
 * Contracts of the processes of the disposal of cases: for each one its key and typed
 * variables. Tests compare them with the models.
 */
package sa.wusul.records.process;
