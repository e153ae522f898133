package sa.wusul.services.register;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.boot.ssl.SslBundle;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.neighbour.NeighbourClient;
import sa.wusul.platform.neighbour.NeighbourConnection;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxHandler;
import sa.wusul.services.register.RegisterProperties.Connection;

/** Entries in a register over HTTP, for tests of other packages. */
public final class RegisterForTests implements OutboxHandler {

	private final HttpRegisterClient register;

	public RegisterForTests(URI url) {
		var settings = new Connection(List.of(), Map.of(), url, null, Duration.ofSeconds(2), Duration.ofSeconds(4),
				Duration.ofMillis(200), Map.of(), NeighbourConnection.CERTIFICATES);
		this.register = new HttpRegisterClient("passports", settings,
				new NeighbourClient(HttpRegisterGateway.connection("passports", settings), () -> null,
						SslBundle.systemDefault().createSslContext(), new ObjectMapper()));
	}

	@Override
	public String kind() {
		return "register";
	}

	@Override
	public void perform(OutboxEntry entry) {
		this.register.enter(new RegisterEntry(entry.key(), "RENEW_PASSPORT", Optional.of(5),
				new RegisterEnquiry(RegisterPurpose.ENTRY, entry.caseReference(), "services-passport-renewal",
						new IdentityNumber("1058529940"), Map.of())));
	}

}
