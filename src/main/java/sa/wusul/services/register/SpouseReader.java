package sa.wusul.services.register;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.PersonName;
import sa.wusul.platform.relay.TemporaryFailureException;

/** Reader of the register of marriages, asked before there is a case. */
@Component
public class SpouseReader {

	private static final String REGISTER = "marriages";

	private final List<RegisterGateway> gateways;

	SpouseReader(List<RegisterGateway> gateways) {
		this.gateways = gateways;
	}

	/**
	 * Returns the husband or the wives of a person; none if the register knows of none or
	 * does not answer.
	 * @param occasion names the occasion in at most 14 characters, as there is no case
	 */
	public List<Spouse> find(IdentityNumber person, String occasion) {
		var facts = RegisterGateway.find(this.gateways, REGISTER)
			.map((gateway) -> facts(gateway,
					new RegisterEnquiry(RegisterPurpose.FORM, occasion, occasion, person, Map.of())))
			.orElse(Map.of());
		return Stream.of("first", "second", "third", "fourth")
			.flatMap((place) -> spouse(facts, place).stream())
			.toList();
	}

	private static Optional<Spouse> spouse(Map<String, Object> facts, String place) {
		return (facts.get(place + "SpouseIdentityNumber") instanceof String number
				&& facts.get(place + "SpouseNameOnFile") instanceof PersonName name)
						? Optional.of(new Spouse(new IdentityNumber(number), name)) : Optional.empty();
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
