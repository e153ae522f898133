package sa.wusul.citizen;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.platform.relay.TemporaryFailureException;
import sa.wusul.services.register.RegisterEnquiry;
import sa.wusul.services.register.RegisterGateway;

/** The telephone numbers that the register holds; the portal never shows them. */
@Component
class RegisteredNumberReader {

	private static final String REGISTER = "numbers";

	private static final String PURPOSE = "portal-login";

	private final List<RegisterGateway> gateways;

	RegisteredNumberReader(List<RegisterGateway> gateways) {
		this.gateways = gateways;
	}

	boolean areReachable() {
		return register().isPresent();
	}

	private Optional<RegisterGateway> register() {
		return this.gateways.stream().filter((gateway) -> gateway.reaches(REGISTER)).findFirst();
	}

	Optional<MobileNumber> forPerson(IdentityNumber person) {
		var facts = register().orElseThrow(() -> new TemporaryFailureException("no way to the register of numbers"))
			.enquire(REGISTER, new RegisterEnquiry(PURPOSE, PURPOSE, person, Map.of()));
		return Optional.ofNullable((String) facts.get("mobileOnFile"))
			.filter((number) -> !number.isBlank())
			.map(MobileNumber::new);
	}

}
