package sa.wusul.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port of the place in which sealed contents lie, each under the hash of what it is when
 * opened. All nodes of a program share one.
 */
interface ContentStore {

	/** Limit of a file in bytes, far above the largest content. */
	int LARGEST = 64 * 1024 * 1024;

	/**
	 * Stores a file, in place of another one with this name. It is either stored as a
	 * whole and for good, or not at all.
	 * @throws ContentStoreException if the place does not answer, or is full
	 */
	void put(String hash, byte[] sealed);

	/**
	 * Reads a file; empty only if it is known that there is none.
	 * @throws ContentStoreException if the place does not answer
	 */
	Optional<byte[]> find(String hash);

	/**
	 * Deletes a file, if there is one.
	 * @throws ContentStoreException if the place does not answer
	 */
	void delete(String hash);

	/**
	 * Returns the next files in the order of their names.
	 * @param after name of the last file before, or an empty text
	 */
	List<StoredFile> list(String after, int most);

	/** Prepares an empty place for the first content. */
	void prepare();

	/**
	 * Checks that the place answers, and is the one that was prepared.
	 * @return a note for operators, such as its free space
	 * @throws ContentStoreException if it is not
	 */
	String check();

	/** Returns the name under which operators find a file. */
	String place(String hash);

	/** A file of the store. */
	record StoredFile(String hash, Instant storedAt) {

	}

}
