package sa.wusul.platform.encryption;

import java.util.Map;

/** Port of files outside the database that data keys seal, for the rotation of keys. */
public interface SealedFiles {

	/**
	 * Seals the files of earlier keys with the newest one.
	 * @return the number of these files
	 */
	int reseal(int newest);

	/** Counts the files by version of their key. */
	Map<Integer, Long> counts();

}
