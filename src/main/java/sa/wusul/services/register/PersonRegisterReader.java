package sa.wusul.services.register;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.PersonName;
import sa.wusul.platform.relay.TemporaryFailureException;

/** The register of persons, asked before there is a case. */
@Component
public class PersonRegisterReader {

	private static final String REGISTER = "persons";

	private static final Map<String, String> SECTIONS = Map.of("MALE", "men", "FEMALE", "women");

	private final List<RegisterGateway> gateways;

	PersonRegisterReader(List<RegisterGateway> gateways) {
		this.gateways = gateways;
	}

	/**
	 * Finds a person.
	 * @param occasion names the occasion in at most 14 characters, as there is no case
	 * @return empty if the register does not know the person or their name, or does not
	 * answer
	 */
	public Optional<RegisteredPerson> find(IdentityNumber person, String occasion) {
		return RegisterGateway.find(this.gateways, REGISTER)
			.map((gateway) -> facts(gateway,
					new RegisterEnquiry(RegisterPurpose.FORM, occasion, occasion, person, Map.of())))
			.filter((facts) -> facts.get("nameOnFile") instanceof PersonName)
			.map((facts) -> new RegisteredPerson((PersonName) facts.get("nameOnFile"),
					Optional.ofNullable(SECTIONS.get(String.valueOf(facts.get("gender")))),
					Optional.ofNullable((String) facts.get("mobileOnFile")),
					Optional.ofNullable((String) facts.get("addressOnFile")),
					Optional.ofNullable((Number) facts.get("identityDaysLeft")).map(Number::longValue)));
	}

	private static Map<String, Object> facts(RegisterGateway gateway, RegisterEnquiry enquiry) {
		try {
			return gateway.enquire(REGISTER, enquiry);
		}
		catch (TemporaryFailureException silent) {
			return Map.of();
		}
	}

}
