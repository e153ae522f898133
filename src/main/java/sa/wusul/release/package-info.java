/**
 * Drafts of models: submitted by an analyst, checked, and released by another person.
 * Terms: a <em>draft</em> is what was submitted together, its <em>fingerprint</em> is the
 * hash of all its files. No HTTP and no engine types.
 */
package sa.wusul.release;
