package sa.wusul.delivery;

import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisplayName("A tracking number")
@Tag("arabic-machine")
@Tag("fast")
class TrackingNumberTest {

	@Test
	@DisplayName("is accepted with Arabic digits")
	void arabicDigits() {
		assertThat(new TrackingNumber("٤٠٠٠٠٠٠٠٠١٧٦").value()).isEqualTo("400000000176");
		assertThat(TrackingNumber.of(17).value()).isEqualTo("400000000176");
	}

	@Test
	@DisplayName("with one wrong digit is invalid")
	void checkDigit() {
		var right = TrackingNumber.of(93_417).value();
		IntStream.range(0, right.length()).forEach((place) -> {
			var digit = (right.charAt(place) - '0' + 1) % 10;
			var wrong = right.substring(0, place) + digit + right.substring(place + 1);
			assertThatExceptionOfType(RefusalException.class).as(wrong)
				.isThrownBy(() -> new TrackingNumber(wrong))
				.withMessage("delivery.trackingUnknown");
		});
	}

}
