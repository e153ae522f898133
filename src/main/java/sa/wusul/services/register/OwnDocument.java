package sa.wusul.services.register;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A document of a person that expires.
 *
 * @param expiresOn its last day, or the day on which it expired
 * @param daysLeft days until then; negative if it expired
 */
public record OwnDocument(Kind kind, LocalDate expiresOn, long daysLeft) implements Serializable {

	/** A kind of document, with the register and the fact that tell about it. */
	public enum Kind {

		IDENTITY("persons", "identityDaysLeft"), PASSPORT("passports", "passportDaysLeft"),
		DRIVING_LICENCE("licences", "licenceDaysLeft");

		private final String register;

		private final String fact;

		Kind(String register, String fact) {
			this.register = register;
			this.fact = fact;
		}

		String register() {
			return this.register;
		}

		String fact() {
			return this.fact;
		}

	}

}
