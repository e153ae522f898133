package sa.wusul.platform.audit;

import java.util.Optional;

/**
 * An entry of the audit log. It can never be erased, so it names accounts, cases and what
 * was done, and no person of a case.
 *
 * @param actor the account, or a pseudonym
 * @param deed what was done, such as {@code Task.Complete} or {@code case.read}
 * @param subject the task, account or place that it was done to
 * @param detail facts by which the deed is understood, never free text of a person
 * @param words free text, such as a reason; it is stored sealed, and the tree holds the
 * hash of that only, so that the text itself could be erased
 */
public record AuditEntry(String actor, String deed, Outcome outcome, Optional<String> caseReference,
		Optional<String> subject, Optional<String> detail, Optional<String> words) {

	/** Name of the program as an actor. */
	public static final String PROGRAM = "program";

	private static final String REFERENCE = "\\d{4}-\\d{7}-\\d";

	private static final int LONGEST_NAME = 64;

	private static final int LONGEST_SUBJECT = 200;

	private static final int LONGEST_DETAIL = 1000;

	private static final int LONGEST_WORDS = 4000;

	public static AuditEntry done(String actor, String deed) {
		return plain(actor, deed, Outcome.DONE);
	}

	public static AuditEntry refused(String actor, String deed) {
		return plain(actor, deed, Outcome.REFUSED);
	}

	private static AuditEntry plain(String actor, String deed, Outcome outcome) {
		return new AuditEntry(line(actor, LONGEST_NAME), line(deed, LONGEST_NAME), outcome, Optional.empty(),
				Optional.empty(), Optional.empty(), Optional.empty());
	}

	/**
	 * Returns the entry with the case to which it belongs.
	 * @param reference may be {@code null}; another text than a reference is left out
	 */
	public AuditEntry ofCase(String reference) {
		return new AuditEntry(this.actor, this.deed, this.outcome,
				Optional.ofNullable(reference).filter((text) -> text.matches(REFERENCE)), this.subject, this.detail,
				this.words);
	}

	/**
	 * Returns the entry with its subject.
	 * @param name may be {@code null}
	 */
	public AuditEntry on(String name) {
		return new AuditEntry(this.actor, this.deed, this.outcome, this.caseReference,
				Optional.ofNullable(name).map((text) -> line(text, LONGEST_SUBJECT)), this.detail, this.words);
	}

	/**
	 * Returns the entry with its detail.
	 * @param facts may be {@code null}
	 */
	public AuditEntry with(String facts) {
		return new AuditEntry(this.actor, this.deed, this.outcome, this.caseReference, this.subject,
				Optional.ofNullable(facts).map((text) -> line(text, LONGEST_DETAIL)), this.words);
	}

	/**
	 * Returns the entry with the text that somebody wrote.
	 * @param text may be {@code null}
	 */
	public AuditEntry saying(String text) {
		return new AuditEntry(this.actor, this.deed, this.outcome, this.caseReference, this.subject, this.detail,
				Optional.ofNullable(text)
					.map((said) -> cut(said.replace("\u0000", ""), LONGEST_WORDS))
					.filter((said) -> !said.isEmpty()));
	}

	/** Returns the entry with other words, as they are. */
	AuditEntry withWords(Optional<String> other) {
		return new AuditEntry(this.actor, this.deed, this.outcome, this.caseReference, this.subject, this.detail,
				other);
	}

	private static String line(String text, int longest) {
		return cut(text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", " "), longest);
	}

	private static String cut(String text, int longest) {
		if (text.length() <= longest) {
			return text;
		}
		return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
	}

	/** Outcome of a deed. */
	public enum Outcome {

		DONE, REFUSED

	}

}
