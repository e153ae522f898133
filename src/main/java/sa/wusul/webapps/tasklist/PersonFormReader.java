package sa.wusul.webapps.tasklist;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.Digits;
import sa.wusul.delivery.AddressLookUpService;
import sa.wusul.delivery.AddressOutcome;
import sa.wusul.delivery.FullAddress;
import sa.wusul.delivery.ShortAddress;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.services.register.PersonLookService;
import sa.wusul.services.register.RegisteredPerson;
import sa.wusul.webapps.SignedInStaff;

/** The person whom a form at the counter is about, as the register knows them. */
@Component
class PersonFormReader {

	private final PersonLookService looks;

	private final SignedInStaff signedInStaff;

	private final Rights rights;

	private final AddressLookUpService addresses;

	PersonFormReader(PersonLookService looks, SignedInStaff signedInStaff, Rights rights,
			AddressLookUpService addresses) {
		this.addresses = addresses;
		this.looks = looks;
		this.signedInStaff = signedInStaff;
		this.rights = rights;
	}

	/** Returns the answers of the form, none if the register does not know the person. */
	Filled find(String number) {
		return this.looks.look(Digits.toLatin(number).strip(), this.signedInStaff.groups(), this.signedInStaff.user())
			.map(this::filled)
			.orElseGet(() -> new Filled(false, "", "", "", "", "", "", null));
	}

	/**
	 * Returns the full form of a short address, or whether its register does not know it.
	 */
	Written findAddress(String shortAddress) {
		var answer = this.addresses.find(new ShortAddress(shortAddress));
		return new Written(answer.outcome(), answer.address().map(FullAddress::line).orElse(""));
	}

	private Filled filled(RegisteredPerson person) {
		return new Filled(true, person.name().value(), person.mobile().orElse(""),
				person.section().flatMap(this.rights.organisation()::section).map(Place::shown).orElse(""),
				person.section().orElse(""), person.address().orElse(""),
				person.address().flatMap(this.addresses::fullLine).orElse(""), person.identityDaysLeft().orElse(null));
	}

	/**
	 * An address that was typed.
	 *
	 * @param fullAddress empty unless it was found
	 */
	record Written(AddressOutcome outcome, String fullAddress) {
	}

	/**
	 * The register's answers to a form.
	 *
	 * @param section the name of the section
	 * @param sectionId its id, which is the answer of the form
	 * @param fullAddress the same address in full, if its register knows it and answers
	 * @param identityDaysLeft days until the identity card or iqama ends, if known
	 */
	record Filled(boolean known, String requesterName, String mobile, String section, String sectionId,
			String shortAddress, String fullAddress, Long identityDaysLeft) {
	}

}
