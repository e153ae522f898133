/**
 * Service tasks of the archive. A delegate reads variables, makes one call to the domain
 * and writes variables; only models call it.
 */
package sa.wusul.archive.delegate;
