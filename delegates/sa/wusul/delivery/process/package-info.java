/**
 * Contracts of the processes of the delivery of documents: for each one its key,
 * messages, errors and typed variables. Tests compare them with the models.
 */
package sa.wusul.delivery.process;
