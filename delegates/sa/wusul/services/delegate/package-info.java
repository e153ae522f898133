/**
 * Service tasks of the e-services. A delegate reads variables, makes one call to the
 * domain and writes variables; only models call it.
 */
package sa.wusul.services.delegate;
