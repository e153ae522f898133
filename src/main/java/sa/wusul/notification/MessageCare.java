package sa.wusul.notification;

import java.util.Optional;

/**
 * The care that a message needs, as analysts set it in the table
 * {@code notification-message-care}.
 *
 * @param kind whether it asks for something, warns, or only informs
 * @param urgency whether it is sent at any hour
 * @param validUntil name of a limit that begins with the sending, such as
 * {@code intake.LOGIN_CODE}, or of the appointment among the facts of the text; null if
 * it is valid without end
 */
public record MessageCare(Kind kind, Urgency urgency, String validUntil) {

	/** Care of a message whose text is not known any more. */
	static final MessageCare UNKNOWN = new MessageCare(Kind.INFORMS, Urgency.NOW, null);

	/** Checks whether a process waits for what becomes of the message. */
	boolean isFollowed() {
		return this.kind == Kind.ASKS || this.kind == Kind.WARNS;
	}

	boolean mayWait() {
		return this.urgency == Urgency.ORDINARY && this.kind != Kind.CODE;
	}

	/** Checks whether it may travel together with others. */
	boolean mayMerge() {
		return this.kind == Kind.INFORMS && mayWait();
	}

	/** Returns the name of the limit after which it is no longer valid. */
	Optional<String> validityLimit() {
		return Optional.ofNullable(this.validUntil).filter((name) -> name.contains("."));
	}

	/** Returns the fact of the text after which it is no longer valid. */
	Optional<String> validityFact() {
		return Optional.ofNullable(this.validUntil).filter((name) -> !name.contains("."));
	}

	/** Purpose of a message. */
	public enum Kind {

		ASKS, WARNS, INFORMS, CODE

	}

	/** Urgency of a message: sent at any hour, or in the day only. */
	public enum Urgency {

		NOW, ORDINARY

	}

}
