/**
 * Encryption of fields that name a person (ADR 45): a <em>sealed</em> value carries the
 * version of its <em>data key</em>, and belongs to one column. Values that are looked up
 * stand beside it as a keyed hash.
 */
package sa.wusul.platform.encryption;
