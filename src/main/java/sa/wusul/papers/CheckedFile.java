package sa.wusul.papers;

import java.util.Optional;

/**
 * The verdict on a file that somebody was given as a paper.
 *
 * @param paper the paper that this file is, byte for byte
 */
public record CheckedFile(State state, Optional<VerifiedPaper> paper) {

	/** The relation of a file to the papers that were issued. */
	public enum State {

		/** It is the paper, and its signature is whole. */
		ISSUED,

		/** It is the paper, which was issued without a signature. */
		UNSIGNED,

		/** It is a paper that was changed after it was signed. */
		CHANGED,

		/** It was signed and not changed, and is no longer on file. */
		UNLISTED,

		/** It was not issued in this form. */
		FOREIGN

	}

}
