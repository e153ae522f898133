package sa.wusul.delivery;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisplayName("A national address")
@Tag("fast")
class NationalAddressTest {

	private static final Map<String, String> FULL = Map.of("buildingNumber", "٨٢٢٨", "street", "طريق الملك فهد",
			"district", "العليا", "city", "الرياض", "postcode", "12214", "additionalNumber", "2121");

	@ParameterizedTest
	@CsvSource({ "RRRD2929, RRRD2929", "rrrd2929, RRRD2929", "RRRD٢٩٢٩, RRRD2929", "' RRRD 2929 ', RRRD2929" })
	@DisplayName("in its short form is accepted in any notation, and stored in one")
	void shortForm(String written, String normal) {
		assertThat(new ShortAddress(written).value()).isEqualTo(normal);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "RRR2929", "RRRD292", "RRRD29290", "2929RRRD", "RRRD29A9", "ررحد2929" })
	@DisplayName("is refused if it is no valid short form")
	void wrongShortForm(String written) {
		assertThatExceptionOfType(RefusalException.class).isThrownBy(() -> new ShortAddress(written))
			.withMessage("address.short");
	}

	@Test
	@DisplayName("in its full form is printed on one line for the courier")
	void fullForm() {
		assertThat(NationalAddress.among(FULL)).get()
			.extracting(NationalAddress::line)
			.isEqualTo("8228 طريق الملك فهد، العليا، الرياض 12214-2121");
	}

	@ParameterizedTest
	@CsvSource({ "buildingNumber, 822, address.building", "postcode, 1221, address.postcode",
			"additionalNumber, 21212, address.additional", "street, *, address.place",
			"city, <script>, address.place" })
	@DisplayName("is refused if a part is invalid")
	void wrongPart(String part, String value, String refusal) {
		var address = new HashMap<>(FULL);
		address.put(part, value);

		assertThatExceptionOfType(RefusalException.class).isThrownBy(() -> NationalAddress.among(address))
			.withMessage(refusal);
	}

	@Test
	@DisplayName("is absent if a part is missing, and is never logged")
	void missing() {
		var half = new HashMap<>(FULL);
		half.remove("city");

		assertThat(NationalAddress.among(half)).isEmpty();
		assertThat(NationalAddress.among(Map.of())).isEmpty();
		assertThat(new ShortAddress("RRRD2929")).hasToString("***");
	}

	@Test
	@DisplayName("a requester who names themselves has no delegate")
	void delegate() {
		var named = Map.of("delegateIdentityNumber", "1001244019");

		assertThat(NamedDelegate.among(named, "1058529940")).isPresent();
		assertThat(NamedDelegate.among(named, "1001244019")).isEmpty();
		assertThat(NamedDelegate.among(Map.of(), "1001244019")).isEmpty();
	}

}
