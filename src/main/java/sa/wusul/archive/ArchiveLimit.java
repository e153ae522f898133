package sa.wusul.archive;

import sa.wusul.platform.limit.Limit;

/** Limits of the archive, in the table {@code archive-limit}. */
public enum ArchiveLimit implements Limit {

	CHECK, ORPHAN;

	@Override
	public String domain() {
		return "archive";
	}

}
