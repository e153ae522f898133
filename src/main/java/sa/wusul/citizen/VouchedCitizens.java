package sa.wusul.citizen;

import java.util.Optional;

import org.springframework.stereotype.Service;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;
import sa.wusul.platform.relay.NotYetPossible;

/**
 * People for whom somebody else vouched. Their telephone is the one on file, as for those
 * who log in with a code: what the ministry sends goes there.
 */
@Service
public class VouchedCitizens {

	private final NumbersOnFile numbers;

	VouchedCitizens(NumbersOnFile numbers) {
		this.numbers = numbers;
	}

	/**
	 * Asks the register at once: the person waits, and has proven who he is.
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
