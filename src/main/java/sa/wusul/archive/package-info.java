/**
 * The archive: contents of papers and scans by their SHA-256, sealed, in a folder or an
 * S3 store, and their register in the database (ADR 55). Terms: an <em>item</em> is a
 * content with its row in the register, an <em>orphan</em> is a file without a row, and a
 * <em>discarded</em> item waits for its deletion. It may use the platform only; its
 * neighbours say which of their rows refer to an item by foreign keys.
 */
package sa.wusul.archive;
