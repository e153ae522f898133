package sa.wusul.services.register;

import java.util.Arrays;

/** A register's reason for refusing an entry, by the code of its interface. */
public enum EntryRefusal {

	/** The document was renewed or issued already. */
	ALREADY_ENTERED,

	TRAVEL_BAN,

	SERVICES_SUSPENDED,

	/** The record was changed since it was enquired. */
	RECORD_CHANGED,

	/** Any other reason. */
	NOT_PERMITTED;

	static EntryRefusal of(String code) {
		return Arrays.stream(values()).filter((reason) -> reason.name().equals(code)).findFirst().orElse(NOT_PERMITTED);
	}

}
