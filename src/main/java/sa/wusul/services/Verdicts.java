package sa.wusul.services;

import java.util.Optional;

/** What decision tables said about applications, with reason and remedy. */
public interface Verdicts {

	/**
	 * Keeps a verdict. Where the requester has something to mend he reads it in his
	 * timeline.
	 */
	void give(String caseReference, Verdict verdict);

	/** The last one. */
	Optional<Verdict> last(String caseReference);

	/** What an eligibility table may answer. */
	enum Outcome {

		/** Every rule is met; nobody has to decide. */
		GRANT,

		/** An officer of the sector decides. */
		OFFICER,

		/** A document is missing. */
		DOCUMENT,

		/** The service cannot be given. */
		REFUSE;

		boolean toBeMended() {
			return this == DOCUMENT || this == REFUSE;
		}

	}

	/**
	 * One verdict.
	 *
	 * @param decision the table, by its id
	 * @param reasonCode such as {@code TRAVEL_BAN}
	 * @param reason the reason in words; {@code null} where none is needed
	 * @param remedy how to mend it; {@code null} where nothing has to be mended
	 */
	record Verdict(String decision, Outcome outcome, String reasonCode, String reason, String remedy) {
	}

}
