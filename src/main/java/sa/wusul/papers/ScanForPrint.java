package sa.wusul.papers;

import java.util.List;
import java.util.Optional;

/**
 * A scan with those of its pages that a paper contains.
 *
 * @param missing why pages are missing, if any are
 */
public record ScanForPrint(Scan scan, List<Picture> pages, Optional<Missing> missing) {

	/** Reason why pages of a scan are not printed. */
	public enum Missing {

		/** Protected by a password. */
		ENCRYPTED,

		/** Damaged or incomplete. */
		BROKEN,

		/** An image too large or of a kind that cannot be drawn. */
		FOREIGN,

		/** More pages or bytes than the paper may have. */
		BUDGET

	}

}
