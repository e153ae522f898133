package sa.wusul.services.register;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.PersonName;

/** A husband or wife, as the register of families knows them. */
public record Spouse(IdentityNumber number, PersonName name) {

	/** Omits the personal data, which must not be logged. */
	@Override
	public String toString() {
		return "Spouse";
	}

}
