package sa.wusul.citizen;

import java.util.Optional;

import org.springframework.stereotype.Service;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;
import sa.wusul.platform.relay.NotYetPossible;

/**
 * Citizens identified by another provider. Messages go to their telephone on file, as for
 * those who log in with a code.
 */
@Service
public class VouchedCitizens {

	private final NumbersOnFile numbers;

	VouchedCitizens(NumbersOnFile numbers) {
		this.numbers = numbers;
	}

	/**
	 * Looks up the number on file at once: the person waits, and has proven their
	 * identity.
	 * @throws Refusal {@code login.noNumber}, {@code login.registerAway}
	 */
	public Citizen find(IdentityNumber person) {
		return number(person).map((mobile) -> new Citizen(person.value(), mobile.value()))
			.orElseThrow(() -> new Refusal(Kind.FORBIDDEN, "login.noNumber"));
	}

	private Optional<MobileNumber> number(IdentityNumber person) {
		try {
			return this.numbers.of(person);
		}
		catch (NotYetPossible away) {
			throw new Refusal(Kind.UNAVAILABLE, "login.registerAway");
		}
		catch (Refusal unusable) {
			return Optional.empty();
		}
	}

}
