/**
 * Contract of the process of the archive: its key and typed variables. A test compares it
 * with the model.
 */
package sa.wusul.archive.process;
