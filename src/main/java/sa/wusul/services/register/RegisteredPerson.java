package sa.wusul.services.register;

import java.util.Optional;

import sa.wusul.casefile.PersonName;

/**
 * A person as the register of persons knows them, as far as forms ask for it.
 *
 * @param section the section of a centre that receives them, by its id
 * @param mobile the number on file
 * @param address the short form of their national address
 * @param identityDaysLeft days until the identity card or iqama ends
 */
public record RegisteredPerson(PersonName name, Optional<String> section, Optional<String> mobile,
		Optional<String> address, Optional<Long> identityDaysLeft) {

	/** Omits the personal data, which must not be logged. */
	@Override
	public String toString() {
		return "RegisteredPerson";
	}

}
