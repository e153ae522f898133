package sa.wusul.platform.factor;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.support.Authenticator;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The secret of an authenticator app")
@Tag("fast")
class TotpSecretTest {

	private static final Instant NOON = Instant.parse("2026-11-28T09:00:10Z");

	@Test
	@DisplayName("has the codes that oathtool calculates, for some secrets and moments")
	void oathtool() throws Exception {
		for (var sample = 0; sample < 12; sample++) {
			var secret = TotpSecret.next();
			var moment = NOON.plus(Duration.ofHours(37L * sample));
			var code = new Authenticator(secret.text()).code(moment);
			assertThat(code).matches("\\d{6}");
			assertThat(secret.step(code, moment)).as("%s at %s", code, moment)
				.isEqualTo(OptionalLong.of(moment.getEpochSecond() / 30));
		}
	}

	@Test
	@DisplayName("accepts the code of the step before and after, and no older or later one")
	void tolerance() throws Exception {
		var secret = TotpSecret.next();
		var code = new Authenticator(secret.text()).code(NOON);
		for (var step : new int[] { -1, 0, 1 }) {
			assertThat(secret.step(code, NOON.plusSeconds(30L * step))).as("%d steps later", step).isPresent();
		}
		for (var step : new int[] { -3, -2, 2, 3 }) {
			assertThat(secret.step(code, NOON.plusSeconds(30L * step))).as("%d steps later", step).isEmpty();
		}
	}

	@Test
	@DisplayName("is in the address that apps read, and in no text of the program")
	void address() {
		var secret = TotpSecret.next();
		assertThat(secret.text()).matches("[A-Z2-7]{32}");
		assertThat(secret.address("clerk")).isEqualTo("otpauth://totp/Wusul:clerk?secret=" + secret.text()
				+ "&issuer=Wusul&algorithm=SHA1&digits=6&period=30");
		assertThat(secret.toString()).doesNotContain(secret.text());
	}

}
