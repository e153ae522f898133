/**
 * The archive in the engine: the start of a repair.
 */
package sa.wusul.archive.engine;
