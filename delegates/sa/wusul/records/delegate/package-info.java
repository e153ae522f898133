/**
 * Service tasks of the disposal of cases. A delegate reads variables, makes one call to
 * the domain and writes variables; only models call it.
 */
package sa.wusul.records.delegate;
