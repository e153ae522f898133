package sa.wusul.papers;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import sa.wusul.platform.clock.Kingdom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;

@DisplayName("The health of the signature in papers")
@Tag("fast")
class PaperSigningHealthTest {

	private static final String NOW = "2026-11-24T09:30:00Z";

	@Test
	@DisplayName("is degraded thirty days before the certificate ends")
	void certificateEnds() throws Exception {
		assertThat(status(SigningForTests.extender(), null, "2099-11-30T00:00:00Z")).isEqualTo("UP");
		assertThat(status(SigningForTests.extender(), null, "2099-12-02T00:00:00Z")).isEqualTo("DEGRADED");
	}

	@Test
	@DisplayName("is degraded while the authority of the time does not answer, and recovers with its next answer")
	void timestamps() throws Exception {
		try (var authority = new TimestampAuthority()) {
			var extender = SigningForTests.extender(authority, authority.trusted());
			var paper = SigningForTests.sign(SigningForTests.signer(), Letters.request("key", "رد"));
			assertThat(status(extender, null, NOW)).isEqualTo("UP");
			authority.confirmsSomethingElse();
			assertThatThrownBy(() -> extender.confirm(paper)).isInstanceOf(IOException.class);
			assertThat(status(extender, null, NOW)).isEqualTo("DEGRADED");
			authority.confirms();
			extender.confirm(paper);
			assertThat(status(extender, null, NOW)).isEqualTo("UP");
		}
	}

	@Test
	@DisplayName("is degraded after a night that left signatures incomplete")
	void incomplete() throws Exception {
		assertThat(status(SigningForTests.extender(), "no list", NOW)).isEqualTo("DEGRADED");
	}

	private static String status(SignatureExtender extender, String problem, String now) {
		var preservation = Mockito.mock(PaperPreservationService.class);
		given(preservation.problem()).willReturn(Optional.ofNullable(problem));
		return new PaperSigningHealthIndicator(SigningForTests.signer(), extender, preservation,
				Clock.fixed(Instant.parse(now), Kingdom.ZONE))
			.health()
			.getStatus()
			.getCode();
	}

}
