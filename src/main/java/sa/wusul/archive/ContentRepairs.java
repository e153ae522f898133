package sa.wusul.archive;

import sa.wusul.platform.problem.RefusalException;

/** The repair of contents whose files are missing or changed. */
public interface ContentRepairs {

	/**
	 * Reads the file again after a person restored it from a backup.
	 * @return whether it is what was stored, or the content was deleted meanwhile
	 * @throws RefusalException {@code archive.unavailable}
	 */
	boolean check(String hash);

	/** Puts on record that a content is lost for good, with the person's reason. */
	void lose(String hash, String reason, String person);

}
