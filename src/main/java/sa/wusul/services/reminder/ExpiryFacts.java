package sa.wusul.services.reminder;

import sa.wusul.services.register.OwnDocument;

/**
 * The facts by which the table {@code services-expiry-reminder} decides.
 *
 * @param requesterKind {@code CITIZEN} or {@code RESIDENT}
 * @param remindedDaysLeft days that were left at the last reminder of this document;
 * {@link #NEVER} if there was none
 * @param remindersLately the reminders that the person got lately, of any document
 */
public record ExpiryFacts(OwnDocument.Kind kind, String requesterKind, long daysLeft, long remindedDaysLeft,
		long remindersLately) {

	/** More days than any document is valid. */
	public static final long NEVER = 9999;

	/** Returns the facts some days later. */
	ExpiryFacts after(int days) {
		return new ExpiryFacts(this.kind, this.requesterKind, this.daysLeft - days, this.remindedDaysLeft, 0);
	}

	/** Returns the facts after a reminder today. */
	ExpiryFacts reminded() {
		return new ExpiryFacts(this.kind, this.requesterKind, this.daysLeft, this.daysLeft, this.remindersLately);
	}

}
