package sa.wusul.citizen;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.services.register.RegisterEnquiry;
import sa.wusul.services.register.RegisterGateway;
import sa.wusul.services.register.RegisterPurpose;

/** The telephone numbers that the register holds; the portal never shows them. */
@Component
class RegisteredNumberReader {

	private static final String REGISTER = "numbers";

	private static final String OCCASION = "portal-login";

	private final List<RegisterGateway> gateways;

	RegisteredNumberReader(List<RegisterGateway> gateways) {
		this.gateways = gateways;
	}

	boolean areReachable() {
		return RegisterGateway.find(this.gateways, REGISTER).isPresent();
	}

	Optional<MobileNumber> forPerson(IdentityNumber person) {
		var facts = RegisterGateway.get(this.gateways, REGISTER)
			.enquire(REGISTER, new RegisterEnquiry(RegisterPurpose.LOG_IN, OCCASION, OCCASION, person, Map.of()));
		return Optional.ofNullable((String) facts.get("mobileOnFile"))
			.filter((number) -> !number.isBlank())
			.map(MobileNumber::new);
	}

}
