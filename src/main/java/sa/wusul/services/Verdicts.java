package sa.wusul.services;

import java.util.Optional;

/** The results of eligibility tables for applications, with reason and remedy. */
public interface Verdicts {

	/**
	 * Stores a verdict. A remedy is written to the requester's timeline.
	 * @param english the reasons and remedies in English, or {@code null} if the table
	 * does not tell them
	 */
	void give(String caseReference, ApplicationVerdict verdict, String english);

	/** Returns the last verdict of the case. */
	Optional<ApplicationVerdict> last(String caseReference);

	/** The possible results of an eligibility table, from the mildest to the gravest. */
	enum Outcome {

		/** Every rule is met; no officer has to decide. */
		GRANT,

		/** An officer of the sector decides. */
		OFFICER,

		/** A document is missing. */
		DOCUMENT,

		/** The service cannot be provided. */
		REFUSE;

		boolean toBeMended() {
			return this == DOCUMENT || this == REFUSE;
		}

	}

	/**
	 * The result for one application.
	 *
	 * @param decision the id of the table
	 * @param reasonCodes the codes of all reasons in the order in which they are told,
	 * with a space between them, such as {@code TRAVEL_BAN UNPAID_FINES}
	 * @param reason all reasons as text; {@code null} if none is needed
	 * @param remedy all remedies as text; {@code null} if none is needed
	 */
	record ApplicationVerdict(String decision, Outcome outcome, String reasonCodes, String reason, String remedy) {

		/** Returns the code of the reason that is told first. */
		public String reasonCode() {
			return this.reasonCodes.split(" ", 2)[0];
		}

	}

}
