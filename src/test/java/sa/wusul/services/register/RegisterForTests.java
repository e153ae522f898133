package sa.wusul.services.register;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.core.env.StandardEnvironment;

import sa.wusul.casefile.CaseFilesForTests;
import sa.wusul.platform.inbox.InboxForTests;
import sa.wusul.platform.neighbour.NeighbourConnection;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxHandler;
import sa.wusul.services.Findings;
import sa.wusul.services.register.RegisterProperties.Connection;
import sa.wusul.support.NeighbourForTests;
import sa.wusul.support.TestDatabase;

/** Entries in a register over HTTP, for tests of other packages. */
public final class RegisterForTests {

	private static final String REGISTER = "passports";

	private final RegisterOutboxHandler exchanges;

	public RegisterForTests(TestDatabase database, Outbox outbox, URI url) {
		var clock = Clock.systemUTC();
		var settings = new Connection(List.of("shortAddress", "termYears", "city"), Map.of(), List.of(), Map.of(), url,
				null, Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofMillis(200),
				NeighbourConnection.CERTIFICATES, Map.of(), Map.of(), false, Map.of());
		var gateway = new HttpRegisterGateway(new RegisterProperties(Map.of(REGISTER, settings)),
				NeighbourForTests.neighbours(REGISTER, url, Map.of(), Map.of()), new StandardEnvironment(),
				new RegisterQueryRepository(database.jdbc(), clock));
		this.exchanges = new RegisterOutboxHandler(new RegisterExchangeRepository(database.jdbc(), clock),
				List.of(gateway), CaseFilesForTests.renewals(), forgetful(), null, outbox,
				InboxForTests.on(database, clock), database.transactionManager());
	}

	private static Findings forgetful() {
		return (Findings) Proxy.newProxyInstance(Findings.class.getClassLoader(), new Class<?>[] { Findings.class },
				(proxy, method, arguments) -> null);
	}

	public OutboxHandler handler() {
		return this.exchanges;
	}

	/** Orders the entry of a renewal. */
	public void order(String reference) {
		this.exchanges.ask(new RegisterOrder("exchange-" + reference, reference, List.of(REGISTER),
				Optional.of(new RegisterOrder.Entering("RENEW_PASSPORT", Optional.of(5)))));
	}

}
