/**
 * The disposal of cases in the engine: the start of the check of a list.
 */
package sa.wusul.records.engine;
