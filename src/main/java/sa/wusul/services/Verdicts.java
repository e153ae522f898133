package sa.wusul.services;

import java.util.Optional;

import sa.wusul.platform.text.ShownText;

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
	 * @param reasonEn the reasons in English; {@code null} if the table does not tell all
	 * @param remedyEn the remedies in English; {@code null} if the table does not tell
	 * all
	 */
	record ApplicationVerdict(String decision, Outcome outcome, String reasonCodes, String reason, String remedy,
			String reasonEn, String remedyEn) {

		/** Creates a verdict of a table without English. */
		public ApplicationVerdict(String decision, Outcome outcome, String reasonCodes, String reason, String remedy) {
			this(decision, outcome, reasonCodes, reason, remedy, null, null);
		}

		/** Returns the reasons in the language of the page that asks. */
		public String shownReason() {
			return ShownText.choose(this.reason, this.reasonEn);
		}

		/** Returns the remedies in the language of the page that asks. */
		public String shownRemedy() {
			return ShownText.choose(this.remedy, this.remedyEn);
		}

		/** Returns the code of the reason that is told first. */
		public String reasonCode() {
			return this.reasonCodes.split(" ", 2)[0];
		}

	}

}
