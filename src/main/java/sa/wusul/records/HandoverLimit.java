package sa.wusul.records;

import sa.wusul.platform.limit.Limit;

/** Limits of packages, in the table {@code records-limit}. */
enum HandoverLimit implements Limit {

	/** Time during which a package can be downloaded. */
	PACKAGE,
	/** Megabytes of papers and scans in a package. */
	PACKAGE_MEGABYTES;

	@Override
	public String domain() {
		return "records";
	}

}
