package sa.wusul.citizen;

import java.util.Optional;

import org.springframework.stereotype.Service;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.relay.TemporaryFailureException;

/**
 * Citizens identified by another provider. Messages go to their telephone on file, as for
 * those who log in with a code.
 */
@Service
public class VouchedCitizenService {

	private final RegisteredNumberReader numbers;

	VouchedCitizenService(RegisteredNumberReader numbers) {
		this.numbers = numbers;
	}

	/**
	 * Looks up the number on file at once: the person waits, and has proven their
	 * identity.
	 * @throws RefusalException {@code login.noNumber}, {@code login.registerAway}
	 */
	public Citizen find(IdentityNumber person) {
		return number(person).map((mobile) -> new Citizen(person.value(), mobile.value()))
			.orElseThrow(() -> new RefusalException(Kind.FORBIDDEN, "login.noNumber"));
	}

	private Optional<MobileNumber> number(IdentityNumber person) {
		try {
			return this.numbers.forPerson(person);
		}
		catch (TemporaryFailureException away) {
			throw new RefusalException(Kind.UNAVAILABLE, "login.registerAway");
		}
		catch (RefusalException unusable) {
			return Optional.empty();
		}
	}

}
