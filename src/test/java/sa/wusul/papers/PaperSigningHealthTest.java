package sa.wusul.papers;

import java.time.Clock;
import java.time.Instant;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.platform.clock.Kingdom;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The health of the signature in papers")
@Tag("fast")
class PaperSigningHealthTest {

	@Test
	@DisplayName("is degraded thirty days before the certificate ends")
	void certificateEnds() {
		assertThat(status(SigningForTests.signer(), "2099-11-30T00:00:00Z")).isEqualTo("UP");
		assertThat(status(SigningForTests.signer(), "2099-12-02T00:00:00Z")).isEqualTo("DEGRADED");
	}

	@Test
	@DisplayName("is degraded while the authority of the time does not answer, and recovers with its next answer")
	void timestamps() throws Exception {
		try (var authority = new TimestampAuthority()) {
			var signer = SigningForTests.signer(authority.address());
			assertThat(status(signer, "2026-11-24T09:30:00Z")).isEqualTo("UP");
			authority.confirmsSomethingElse();
			SigningForTests.sign(signer, Letters.request("key", "رد"));
			assertThat(status(signer, "2026-11-24T09:30:00Z")).isEqualTo("DEGRADED");
			authority.confirms();
			SigningForTests.sign(signer, Letters.request("key", "رد"));
			assertThat(status(signer, "2026-11-24T09:30:00Z")).isEqualTo("UP");
		}
	}

	private static String status(PaperSigner signer, String now) {
		return new PaperSigningHealthIndicator(signer, Clock.fixed(Instant.parse(now), Kingdom.ZONE)).health()
			.getStatus()
			.getCode();
	}

}
